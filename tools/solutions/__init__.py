"""Tools for the solutions that are shipped beside scenarios."""
