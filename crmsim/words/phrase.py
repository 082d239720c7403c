"""A phrase: an English sentence with named values, told later in the reader's language."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Protocol

from pydantic import BaseModel, ConfigDict

if TYPE_CHECKING:
    from babel.messages import Catalog


class Text(BaseModel):
    """A text that a YAML file gives in every language."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    ru: str
    en: str

    def text(self, lang: str) -> str:
        """The text in *lang*."""
        return self.ru if lang == "ru" else self.en


class Told(Protocol):
    """Anything that has words of its own in each language."""

    def text(self, lang: str) -> str:
        """The words in *lang*."""
        ...


Value = str | int | Told


@dataclass(frozen=True, slots=True)
class Phrase:
    """An English sentence with `{named}` places, and the values for them."""

    msgid: str
    values: tuple[tuple[str, Value], ...] = ()
    plural: str | None = None
    count: int = 0

    def text(self, lang: str) -> str:
        """The sentence in *lang* (`ru` or `en`)."""
        return self._sentence(lang).format(**{k: _shown(v, lang) for k, v in self.values})

    def both(self) -> dict[str, str]:
        """`{"ru": …, "en": …}`."""
        return {"ru": self.text("ru"), "en": self.text("en")}

    def _sentence(self, lang: str) -> str:
        if lang == "en":
            return self.plural if self.plural is not None and self.count != 1 else self.msgid
        return _translated(lang, self)


def say(msgid: str, /, **values: Value) -> Phrase:
    """A phrase; the msgid is found by the extractor, so it must stand in the call itself."""
    return Phrase(msgid, tuple(values.items()))


def say_n(one: str, many: str, n: int, /, **values: Value) -> Phrase:
    """A phrase that counts: `{n}` is the number."""
    return Phrase(one, (("n", n), *values.items()), many, n)


@dataclass(frozen=True, slots=True)
class _Joined:
    parts: tuple[Told, ...]
    between: str

    def text(self, lang: str) -> str:
        return self.between.join(part.text(lang) for part in self.parts)


def join(parts: Iterable[Told], between: str = ", ") -> Told:
    """Several told things in one place of a phrase."""
    return _Joined(tuple(parts), between)


def _shown(value: Value, lang: str) -> str | int:
    return value if isinstance(value, str | int) else value.text(lang)


def _translated(lang: str, phrase: Phrase) -> str:
    message = catalogue(lang).get(phrase.msgid)
    if message is None or not message.string:
        return phrase.msgid
    if isinstance(message.string, str):
        return message.string
    return message.string[_plural(lang)(phrase.count)]


@cache
def _plural(lang: str) -> Callable[[int], int]:
    from gettext import c2py

    form: Callable[[int], int] = c2py(catalogue(lang).plural_expr)
    return form


@cache
def catalogue(lang: str) -> "Catalog":
    """The gettext catalogue of *lang*, read once."""
    from babel.messages.pofile import read_po

    with files("crmsim.words").joinpath(f"{lang}.po").open("rb") as stream:
        return read_po(stream, locale=lang)
