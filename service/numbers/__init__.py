"""Clauses found by the number that a question names, never by vectors."""
