"""Installing it as a clerk does: in a clean environment, by the words of the README."""
