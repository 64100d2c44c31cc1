"""Sorting what people gave into themes."""
