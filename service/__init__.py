"""A question becomes ranked clauses with exact citations."""
