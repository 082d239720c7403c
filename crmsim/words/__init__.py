"""Words in two languages: phrases that wait for their language, dates, money, plurals.

English is the source text; every other language is a gettext catalogue in this folder.
Nothing here knows the CRM.
"""

from crmsim.words.phrase import Phrase, Text, Told, Value, join, say, say_n
from crmsim.words.shapes import Amount, Day, Moment, Time

LANGUAGES = ("ru", "en")

__all__ = [
    "LANGUAGES",
    "Amount",
    "Day",
    "Moment",
    "Phrase",
    "Text",
    "Time",
    "Told",
    "Value",
    "join",
    "say",
    "say_n",
]
