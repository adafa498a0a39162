"""The plan as files: reads its tables from CSV files or a workbook, writes them as CSV. `plan_tables` parses the cells."""
