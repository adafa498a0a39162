"""The only package that parses returned workbooks and writes workbooks."""
