"""This room over the API, one module per noun."""
