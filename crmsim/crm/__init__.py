"""What is stored, what can be done, what is refused, what can be seen; knows no time passing."""
