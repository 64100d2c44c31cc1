"""Answering themes: written, approved, published, corrected."""
