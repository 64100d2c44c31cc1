"""What people and organisers do with ideas, comments and what is asked."""
