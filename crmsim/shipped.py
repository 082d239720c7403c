"""Where the shipped lessons lie: in the wheel, or beside the package in a checkout.

Reads none of them.
"""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def scenarios_dir() -> Path:
    """The folder of organisations and scenarios."""
    return _shipped("scenarios")


def notebooks_dir() -> Path:
    """The folder of notebooks, one folder a language."""
    return _shipped("notebooks")


def _shipped(name: str) -> Path:
    packed = _PACKAGE / "_shipped" / name
    return packed if packed.is_dir() else _PACKAGE.parent / name
