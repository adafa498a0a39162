"""The only room where workbooks are opened or written."""
