"""Events as the API gives and takes them, one module a noun."""
