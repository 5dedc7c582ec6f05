"""A document as PDF, web page or Word file."""
