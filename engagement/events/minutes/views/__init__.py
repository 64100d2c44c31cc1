"""Pages of agendas and minutes."""
