"""From what is the case to what should be told when: a pure function, an upsert, and rounds that compare the two."""
