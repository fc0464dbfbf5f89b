"""The corpus and its index, looked after through the API."""
