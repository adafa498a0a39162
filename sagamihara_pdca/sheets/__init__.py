"""The types in which workbooks are declared, and what can be computed from a declaration without any file."""
