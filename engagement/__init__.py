"""What people do: activities and everything one can take part in."""
