"""The plan as files: a folder of CSV tables or one workbook, read and written. The cells mean what `plan_tables` says."""
