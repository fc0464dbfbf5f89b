"""Documents become clauses, and clauses become an index that a server can open."""
