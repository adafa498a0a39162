"""Parses returned workbooks into actuals, chooses the file that counts, and tells the state of each division."""
