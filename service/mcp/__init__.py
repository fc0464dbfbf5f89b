"""条问 for MCP hosts: the same searcher and the same JSON as the API, as tools and resources."""
