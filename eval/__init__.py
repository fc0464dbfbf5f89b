"""Queries and judgements become measures of the service."""
