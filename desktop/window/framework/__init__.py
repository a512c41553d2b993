"""กรอบยุทธศาสตร์, and those of other plans."""
