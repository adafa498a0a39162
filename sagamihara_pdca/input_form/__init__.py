"""The input workbook 入力シート: what is asked of a division, where it stands, its live rules, and its return 差戻し."""
