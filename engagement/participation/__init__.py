"""The ledger: who took part in what, how, when, for whom; the only source for counts."""
