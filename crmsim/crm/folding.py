"""What the eye reads, whatever was typed: one spelling for case, look-alike letters and spacing.

What the words mean does not live here.
"""

import re
import unicodedata

_LATIN = "aceopxyktmbh"
_CYRILLIC = "асеорхуктмвн"
_TO_CYRILLIC = str.maketrans(_LATIN, _CYRILLIC)
_TO_LATIN = str.maketrans(_CYRILLIC, _LATIN)
_DIGITS_TO_LETTERS = str.maketrans("0346", "озчб")
_SAME_SIGN = str.maketrans(
    {
        "ё": "е",
        "’": "'",
        "‘": "'",
        "`": "'",
        "–": " - ",
        "—": " - ",
        "−": "-",
        "‑": "-",
        "₽": " руб ",
        "$": " usd ",
        "€": " eur ",
        "№": " ",
        **dict.fromkeys('«»"“”„*_#~|<>[]{}', " "),
    }
)
_DROPPED = {"Cf", "Mn", "Me"}
_BLANK = {"Cc", "Cn", "Co", "Cs", "So", "Sk", "Zl", "Zp"}

_SPACED_OUT = re.compile(r"(?<!\w)(?:[^\W\d_][\s.-]+){3,}[^\W\d_](?!\w)")
_BETWEEN_LETTERS = re.compile("(?<=[a-zа-я])[0346](?=[a-zа-я])")
_STRETCHED = re.compile(r"([^\W\d_])\1{2,}")
_WORD = re.compile(r"[^\W\d_]+")
_HAS_CYRILLIC = re.compile("[а-я]")
_HAS_LATIN = re.compile("[a-z]")


def fold(text: str) -> str:
    """Give *text* in lower case, with look-alike letters, stretching and spacing-out undone (D21).

    Emoji and invisible characters are gone, ё is е, and any run of white space is one space.
    """
    seen = _seen(text)
    seen = _SPACED_OUT.sub(lambda found: re.sub(r"[\s.-]+", "", found[0]), seen)
    seen = _BETWEEN_LETTERS.sub(lambda found: found[0].translate(_DIGITS_TO_LETTERS), seen)
    alphabet = _alphabet(seen)
    seen = _WORD.sub(lambda found: _one_alphabet(found[0], alphabet), seen)
    return " ".join(_STRETCHED.sub(r"\1", seen).split())


def skeleton(text: str) -> str:
    """Give *text* in lower case, each look-alike Latin letter as the Cyrillic one (D18).

    A letter is read alone, whatever its neighbours are: texts that look alike become one text.
    """
    return " ".join(_seen(text).translate(_TO_CYRILLIC).split())


def _seen(text: str) -> str:
    seen = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    return "".join(map(_visible, seen.translate(_SAME_SIGN)))


def _visible(char: str) -> str:
    category = unicodedata.category(char)
    if category in _DROPPED:
        return ""
    return " " if category in _BLANK else char


def _alphabet(text: str) -> str:
    """The alphabet of most letters."""
    cyrillic = len(_HAS_CYRILLIC.findall(text))
    return "cyrillic" if cyrillic > len(_HAS_LATIN.findall(text)) else "latin"


def _one_alphabet(word: str, alphabet: str) -> str:
    """Read a word of mixed or deceiving letters in one alphabet, the text's own if both fit."""
    as_cyrillic, as_latin = word.translate(_TO_CYRILLIC), word.translate(_TO_LATIN)
    fits_cyrillic = not _HAS_LATIN.search(as_cyrillic)
    fits_latin = not _HAS_CYRILLIC.search(as_latin)
    if fits_cyrillic and fits_latin:
        return as_cyrillic if alphabet == "cyrillic" else as_latin
    if fits_cyrillic:
        return as_cyrillic
    return as_latin if fits_latin else word
