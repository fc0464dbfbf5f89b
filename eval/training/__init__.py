"""Training of the default encoder's adapter: everyday questions and the clauses that answer them."""
