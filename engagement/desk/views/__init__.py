"""Pages of the desk, by who opens them: anybody, who moderates, whose words were hidden, who is trained."""
