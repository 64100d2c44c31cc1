"""The verbs of consultations, one module a noun."""
