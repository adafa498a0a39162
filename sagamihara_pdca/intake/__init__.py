"""From a returned workbook to actuals: what was typed, what it means, which file counts, where each division stands."""
