"""Countries, provinces, regencies and cities, districts: a room that knows places and no people."""
