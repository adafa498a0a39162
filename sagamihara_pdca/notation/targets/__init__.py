"""The wording of targets, read and written: the grammar, its parts, and the reasons for refusing."""
