"""Frozen dataclasses: the plan, its targets, the divisions' answers, and the results. No behaviour beyond look-up."""
