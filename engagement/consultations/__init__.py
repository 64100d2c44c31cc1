"""Consultations: people are asked, answer, and learn what became of it."""
