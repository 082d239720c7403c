"""The desk: do, see, replay, and the attempt that is written down. Knows no scenario, no grade."""
