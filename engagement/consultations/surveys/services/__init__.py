"""What organisers do with questions, and what is kept while somebody answers."""
