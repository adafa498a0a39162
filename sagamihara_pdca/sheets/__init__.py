"""The language in which workbooks are declared, and what follows from a declaration without any file."""
