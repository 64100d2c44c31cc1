"""Agendas and minutes over the API."""
