"""The input workbook 入力シート: what it asks of a division, in which cells, its formulas, and its return 差戻し."""
