"""Clauses in the order in which they answer, and whether the first one does."""
