"""Results as tables: pandas DataFrames for an analyst; CSV, Parquet, a workbook and `datapackage.json` for publication.

`columns` declares every table once. `tables` fills it with exact values, `typed` makes DataFrames of these, `files`, `data_book`
and `package` the published files, and `published` reads them back. pandas is imported by `typed` and `published` alone.

Source: 総務省「統計表における機械判読可能なデータの表記方法の統一ルール」: one table a file, one row per measure and year, units in a
column of their own, years in both calendars, nothing merged or decorated, and a dictionary of all columns.
"""
