"""สาระสำคัญ: headed paragraphs, SWOT, goals."""
