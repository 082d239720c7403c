"""What holds for every test: a noisy machine is no fault of a law."""

from hypothesis import settings

settings.register_profile("house", deadline=None)
settings.load_profile("house")
