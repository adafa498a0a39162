"""Fictional answers for the demonstration. No division reported any of them."""
