"""Events over the API, one module a noun."""
