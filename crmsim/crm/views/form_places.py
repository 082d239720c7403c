"""The places of a verb's form, read from its Action: what kind of value, required or not.

What stands in a place to be chosen is in `form_options`.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

from crmsim.crm.verbs import Action

LINE = 200
_BY_NAME = {
    **dict.fromkeys(("birth_date", "bought_from", "bought_to"), "date"),
    **dict.fromkeys(("at_min", "due_min"), "moment"),
}
_CARDS = frozenset({"lead", "deal", "contact", "company", "cards"})


@dataclass(frozen=True, slots=True)
class Place:
    """One parameter of an Action; `inside` are those of a part that has some of its own."""

    name: str
    type: str
    many: bool
    required: bool
    default: Any
    options: tuple[str, ...] = ()
    inside: tuple["Place", ...] = ()


@cache
def places_of(kind: type[Action]) -> tuple[Place, ...]:
    """The parameters of an Action, in their order; the verb is none."""
    schema = kind.model_json_schema()
    return tuple(p for p in _places(schema, schema.get("$defs", {})) if p.name != "verb")


def _places(schema: dict[str, Any], parts: dict[str, Any]) -> tuple[Place, ...]:
    required = schema.get("required", ())
    return tuple(
        _place(name, spec, name in required, parts) for name, spec in schema["properties"].items()
    )


def _place(name: str, spec: dict[str, Any], required: bool, parts: dict[str, Any]) -> Place:
    plain = _plain(spec, parts)
    many = plain.get("type") == "array"
    item = _plain(plain.get("items", {}), parts) if many else plain
    inside = _places(item, parts) if "properties" in item else ()
    options = tuple(str(option) for option in item.get("enum", ()))
    return Place(name, _type(name, item), many, required, spec.get("default"), options, inside)


def _plain(spec: dict[str, Any], parts: dict[str, Any]) -> dict[str, Any]:
    """What a parameter is when it is given."""
    for option in spec.get("anyOf", ()):
        if option.get("type") != "null":
            return _plain(option, parts)
    name = spec.get("$ref") or next((one.get("$ref") for one in spec.get("allOf", ())), None)
    found: dict[str, Any] = parts[name.rpartition("/")[2]] if name else spec
    return found


def _type(name: str, spec: dict[str, Any]) -> str:
    """The type of a place by the kind of its value, or by what its name says."""
    if name in _CARDS:
        return "cards"
    if name in _BY_NAME or "enum" in spec:
        return _BY_NAME.get(name, "choice")
    if spec.get("type") == "integer":
        return "money" if name.endswith("rub") else "number"
    if spec.get("type") == "string":
        return "text" if spec.get("maxLength", LINE) <= LINE else "prose"
    return "flag" if spec.get("type") == "boolean" else "values"
