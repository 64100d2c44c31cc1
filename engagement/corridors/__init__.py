"""Corridors: a group abroad and a group at home that run something together, on one page."""
