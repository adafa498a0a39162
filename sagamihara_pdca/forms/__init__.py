"""Sheets as data: what stands on the input, review and evaluation sheets, and where. Pure."""
