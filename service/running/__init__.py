"""Running the service: who may use it, how much, and what is told of it."""
