"""What may cross from a browser: plain JSON of a bounded size and depth, decoded into actions.

A browser may name an action; everything else that it sends is turned away with a sentence.
"""

import json
from collections.abc import Iterator
from typing import Any

from pydantic import TypeAdapter, ValidationError

from crmsim.crm.verbs import VERB_NAMES, VERBS, Action, AnyAction
from crmsim.errors import CrmsimError, meant
from crmsim.words import Phrase, say

MAX_SIZE = 64 * 1024
MAX_DEPTH = 16
LONGEST_NAME = 60
ACTIONS: TypeAdapter[Action] = TypeAdapter(AnyAction)
_BY_VERB = {VERB_NAMES[kind]: kind for kind in VERBS}


class Declined(CrmsimError):
    """A message that is not carried out; the code never changes, the sentence is for people."""

    def __init__(self, code: str, why: Phrase) -> None:
        super().__init__(why.text("en"))
        self.code = code
        self.why = why


def check(message: object) -> dict[str, Any]:
    """The message itself, when it is a JSON object that is neither too large nor too deep."""
    size = 0
    for part, depth in _parts(message):
        size += _size(part)
        if size > MAX_SIZE:
            raise Declined("too_large", say("This message is too large."))
        if depth > MAX_DEPTH:
            raise Declined("malformed", say("This message is nested too deeply."))
    if not isinstance(message, dict):
        raise malformed()
    return message


def _parts(message: object) -> Iterator[tuple[object, int]]:
    """Every value and every key with its depth, by a list of what is still to be walked."""
    waiting = [(message, 0)]
    while waiting:
        part, depth = waiting.pop()
        yield part, depth
        waiting += [(inner, depth + 1) for inner in _inside(part)]


def _inside(part: object) -> list[object]:
    if isinstance(part, dict):
        if not all(isinstance(key, str) for key in part):
            raise malformed()
        return [*part, *part.values()]
    return part if isinstance(part, list) else []


def _size(part: object) -> int:
    if isinstance(part, str):
        return _length(part)
    if isinstance(part, int):
        return 1 + part.bit_length() // 3
    if part is None or isinstance(part, float | dict | list):
        return 1
    raise malformed()


def _length(text: str) -> int:
    try:
        return len(text.encode())
    except UnicodeEncodeError:
        raise malformed() from None


def malformed() -> Declined:
    """What is said to a message that is none."""
    return Declined("malformed", say("This is not a message that the desk understands."))


def clipped(name: str) -> str:
    """As much of a name from outside as a sentence needs."""
    return name if len(name) <= LONGEST_NAME else f"{name[:LONGEST_NAME]}…"


def decode(action: object) -> Action:
    """The action that a message names; Declined for an unknown verb, key or kind of value."""
    if not isinstance(action, dict) or not isinstance(action.get("verb"), str):
        raise Declined("bad_action", say("An action names its verb."))
    verb = action["verb"]
    if verb not in _BY_VERB:
        hint = meant(verb, _BY_VERB)
        why = say("There is no verb «{verb}».{hint}", verb=clipped(verb), hint=hint)
        raise Declined("unknown_verb", why)
    try:
        return ACTIONS.validate_json(json.dumps(action))
    except (ValidationError, ValueError) as error:
        raise Declined("bad_action", _fault(verb, error)) from None


def _fault(verb: str, error: ValueError) -> Phrase:
    if not isinstance(error, ValidationError):
        return malformed().why
    fault = error.errors(include_url=False, include_input=False, include_context=False)[0]
    *_, key = (str(part) for part in fault["loc"])
    if fault["type"] == "extra_forbidden":
        hint = meant(key, _BY_VERB[verb].model_fields)
        return say("«{verb}» knows no «{key}».{hint}", verb=verb, key=clipped(key), hint=hint)
    if fault["type"] == "missing":
        return say("«{verb}» needs «{key}».", verb=verb, key=key)
    return say("«{key}» of «{verb}» cannot be this.", key=clipped(key), verb=verb)
