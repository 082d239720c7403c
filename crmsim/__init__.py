"""crmsim: a CRM desk with a company behind it, for learning sales work in Jupyter.

The package's front page stays light: nothing heavy is imported until it is asked for.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from crmsim.ui.lesson import grade, lesson, open_desk

__version__ = "0.1.0"
__all__ = ["grade", "lesson", "open_desk"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'crmsim' has no attribute {name!r}")
    from crmsim.ui import lesson

    return getattr(lesson, name)
