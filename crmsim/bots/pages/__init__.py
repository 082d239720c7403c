"""What is done after a contact, one family of sayings a module."""

from crmsim.bots.pages import meetings
from crmsim.bots.pages.base import PAGES, Facts, page

FAMILIES = (meetings,)

__all__ = ["FAMILIES", "PAGES", "Facts", "page"]
