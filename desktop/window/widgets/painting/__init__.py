"""What every delegate paints with: laid-out texts, and the shapes of severities and money."""
