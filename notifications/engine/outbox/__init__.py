"""From a due row to a provider's answer: claim, gate, wording, attempt, contact, outcome."""
