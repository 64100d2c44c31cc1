"""A survey answered beside a helper: she reads the questions, writes down what is said, and reads it back."""
