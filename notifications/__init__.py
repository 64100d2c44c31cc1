"""How we tell them: from facts to messages, once and in time."""
