"""Expression trees: a rule written once, evaluated on Decimals here and spelled as an Excel formula by `excel`."""
