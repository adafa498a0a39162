"""The official evaluation workbook 評価書, declared sheet by sheet."""
