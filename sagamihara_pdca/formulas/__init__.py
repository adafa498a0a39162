"""Expression trees: a rule written once, evaluated on Decimals here and rendered as an Excel formula by `excel`."""
