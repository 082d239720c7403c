"""Seeded mutants of guards and rules, which the suite must kill."""
