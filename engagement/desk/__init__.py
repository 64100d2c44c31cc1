"""What somebody must look at: reports on public words, what is hidden and why, help for who is in danger."""
