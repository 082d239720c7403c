"""Time and other people: the world plays an opening. No dice, no wall clock, no files."""
