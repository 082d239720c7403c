"""How a comment is read: words, what each predicate proves, what they prove together (D21)."""
