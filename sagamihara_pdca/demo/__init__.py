"""Made-up answers for a demonstration. Nothing in them was reported by anybody."""
