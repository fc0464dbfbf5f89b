"""Quotations: whether they stand where they are said to, word for word."""
