"""The reader of returned workbooks, tried with packages made by hand."""
