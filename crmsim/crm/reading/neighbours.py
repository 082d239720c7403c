"""The form that an English verb gets from the words around it: to send, will send, an invoice sent.

Russian endings say as much by themselves, and Russian words are left as they are.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from crmsim.crm.lexicon import en
from crmsim.crm.reading.words import Clause, Word

_SUBJECTS = frozenset(en.ROLES["subject"].split())
_BEFORE_INFINITIVE = {"to", "should", "must"}
_BEFORE_FUTURE = {"will", "shall", "can", "could", "may", "might", "would"}
_GOING_ON = {"and", "or", "then"}
_ARTICLES = {"a", "an", "the", "his", "her", "our", "their", "your"}
_CAUSING = {"want", "need"}
_QUESTIONS = {"question", "issue", "detail", "process"}
_ACTING = ("agree", "do", "go", "call", "answer", "talk")


@dataclass(frozen=True, slots=True)
class _Seat:
    """A word between its neighbours; `going` is the form of the last verb before it."""

    word: Word
    before: tuple[Word, ...]
    after: tuple[Word, ...]
    going: str

    @property
    def previous(self) -> str:
        """The word before it, adverbs and «not» aside."""
        words = (word for word in reversed(self.before) if not _is_adverb(word))
        return next((word.text for word in words if word.text not in ("not", "also")), "")

    @property
    def left(self) -> Word:
        """The very word before it."""
        return self.before[-1] if self.before else Word("", "")

    @property
    def right(self) -> Word:
        """The very word after it."""
        return self.after[0] if self.after else Word("", "")


def settle(clause: Clause) -> Clause:
    """Give the English verbs of a clause the form that the words around them ask for."""
    out: list[Word] = []
    going = ""
    for at, word in enumerate(clause.words):
        judge = _JUDGES.get(word.form)
        if judge is not None and word.text.isascii():
            form = judge(_Seat(word, tuple(out), clause.words[at + 1 :], going))
            going = form if word.can(*_ACTING) else going
            out.append(replace(word, form=form))
        else:
            out.append(word)
    return replace(clause, words=tuple(out))


def _is_adverb(word: Word) -> bool:
    return word.text.endswith("ly") and not word.can(*_ACTING)


def _bare(seat: _Seat) -> str:
    word = seat.word
    if word.can("function", "prep", "hedge") or _is_adverb(word):
        return "bare"
    if seat.previous in _BEFORE_INFINITIVE:
        described = not word.roles and (seat.right.topic or "-" in word.text)
        return "adjective" if described else "infinitive"  # agreed to flexible terms
    if seat.previous in _BEFORE_FUTURE:
        return "future"
    if seat.previous in _GOING_ON and seat.going in ("infinitive", "future"):
        return seat.going
    return _bare_after_noun(seat)


def _bare_after_noun(seat: _Seat) -> str:
    if seat.previous == "did":
        return "past"
    only_noun = seat.word.topic and not seat.word.can(*_ACTING)
    if seat.previous in _SUBJECTS and not only_noun:
        return "present"
    compound = seat.right.form == "noun" or seat.right.lemma in _QUESTIONS
    named = compound and (seat.word.topic or seat.word.can("event"))
    if named or seat.right.form == "past" or (seat.before and seat.word.can(*_ACTING)):
        return "noun"  # invoice questions, draft sent, the call
    return "bare"


def _past(seat: _Seat) -> str:
    if seat.previous == "be":
        return "state" if any(word.text == "had" for word in seat.before) else "future"
    if any(word.lemma in _CAUSING for word in seat.before):
        return "infinitive"  # wants the contract checked
    if seat.left.lemma in ("be", "have"):
        return "state"
    described = seat.right.thing or seat.right.topic
    describes = seat.left.text in _ARTICLES or seat.left.form in ("past", "progressive")
    return "adjective" if described and describes else "past"  # a revised quote


def _present(seat: _Seat) -> str:
    compound = seat.left.topic and not seat.right.can("function", "soft", "day", "number")
    nominal = seat.word.topic or seat.word.can("event") or compound
    return "noun" if nominal and seat.previous not in _SUBJECTS else "present"


def _progressive(seat: _Seat) -> str:
    if seat.previous == "be":
        return "future"
    if seat.left.thing or seat.left.topic:
        return "noun"
    described = seat.right.thing or seat.right.topic
    acting = not seat.before or seat.left.lemma == "be" or seat.left.text in _SUBJECTS
    return "progressive" if acting or not described else "adjective"  # printing cost


_JUDGES: dict[str, Callable[[_Seat], str]] = {
    "bare": _bare,
    "past": _past,
    "present": _present,
    "progressive": _progressive,
}
