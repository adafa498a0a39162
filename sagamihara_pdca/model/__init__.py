"""Frozen nouns: the plan, its targets, what divisions answered, and what was judged. No behaviour beyond look-up."""
