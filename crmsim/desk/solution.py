"""A solution: how somebody played a scenario, and what it promises to earn.

A JSON Lines file like an attempt, without the opening and the digests, which are made anew.
"""

from pathlib import Path
from typing import Annotated, Literal, TypeVar

from pydantic import Field, ValidationError

from crmsim.crm.organisation import Frozen
from crmsim.crm.verbs import AnyAction
from crmsim.errors import Problem, ScenarioError
from crmsim.words import Text

Part = TypeVar("Part", bound=Frozen)


class SolutionHeader(Frozen):
    """The first line: what was played, and the promise."""

    crmsim: Literal[1] = 1
    scenario: str
    seed: int
    lang: Literal["ru", "en"] = "ru"
    promised: Annotated[float, Field(ge=0, le=100)]
    refused_lines: tuple[int, ...] = ()
    about: Text


class SolutionLine(Frozen):
    """One action."""

    action: AnyAction


class Solution(Frozen):
    """A header and its actions; `name` is the file's name without its ending."""

    name: str
    header: SolutionHeader
    actions: tuple[AnyAction, ...]

    def text(self) -> str:
        """The file's text."""
        lines = [self.header, *(SolutionLine(action=action) for action in self.actions)]
        return "".join(f"{line.model_dump_json(exclude_none=True)}\n" for line in lines)


def load_solution(path: Path) -> Solution:
    """The solution in a file; ScenarioError with the line for what is none."""
    texts = path.read_text(encoding="utf-8").splitlines()
    header = _read(SolutionHeader, texts[0] if texts else "", path, 1)
    lines = (_read(SolutionLine, text, path, n) for n, text in enumerate(texts[1:], start=2))
    return Solution(name=path.stem, header=header, actions=tuple(x.action for x in lines))


def _read(kind: type[Part], text: str, path: Path, number: int) -> Part:
    try:
        return kind.model_validate_json(text)
    except ValidationError as error:
        fault = error.errors(include_url=False)[0]
        key = ".".join(str(part) for part in fault["loc"]) or "-"
        raise ScenarioError(Problem(str(path), number, key, fault["msg"])) from None
