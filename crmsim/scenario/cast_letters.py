"""Casting of letters: who writes, to which mailbox, when. Throws its dice by name (R034)."""

from collections.abc import Callable, Iterator, Mapping

from crmsim.scenario.dice import NamedDice
from crmsim.scenario.schema import Letter, Scenario
from crmsim.sim.opening import LetterPlan, Person


def cast_letters(
    scenario: Scenario,
    seed: int,
    lang: str,
    people: Mapping[str, Person],
    stranger: Callable[[str], Person],
) -> Iterator[LetterPlan]:
    """The letters of a scenario, as they come; a letter of no group is a stranger's."""
    drawn = [(_minute(letter, seed), letter) for letter in scenario.letters]
    for at_min, letter in sorted(drawn, key=lambda pair: pair[0]):
        writer = (
            people[f"lead:{letter.group}"] if letter.group else stranger(f"letter:{letter.name}")
        )
        yield LetterPlan(
            person=writer,
            mailbox=letter.mailbox,
            subject=letter.subject.text(lang),
            text=letter.text.text(lang),
            at_min=at_min,
            wants=letter.wants,
            template=letter.template,
        )


def _minute(letter: Letter, seed: int) -> int:
    if isinstance(letter.at, int):
        return letter.at
    return NamedDice(seed, f"letter:{letter.name}").between("at", *letter.at)
