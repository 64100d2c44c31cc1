"""The person's own side: what she was told, what she will be told, why (not), and how to stop it."""
