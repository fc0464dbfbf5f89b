"""The JSON API: the shapes of requests, responses and errors."""
