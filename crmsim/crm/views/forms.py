"""What can be done now, as forms: which verbs belong to a card, and what has to be filled.

A new verb gets its title in `form_titles`, a new parameter its label; how a place is read is in
`form_places`, what can be chosen in `form_options`.
"""

from collections.abc import Callable
from typing import Any

from crmsim.crm.fields import COMMON
from crmsim.crm.store import Crm
from crmsim.crm.verbs import VERB_NAMES, Action
from crmsim.crm.verbs.base import KINDS, CardAction, RowId
from crmsim.crm.views.base import Asked, view
from crmsim.crm.views.card import seen_card
from crmsim.crm.views.card_fields import blank_fields, editable_fields
from crmsim.crm.views.card_shapes import Form, FormField
from crmsim.crm.views.cards import is_closed
from crmsim.crm.views.form_options import OPTIONS, OPTIONS_OF, cards, listed
from crmsim.crm.views.form_places import Place, places_of
from crmsim.crm.views.form_titles import AFTER_END, IN_COSTS, LABELS, TITLES
from crmsim.crm.views.shapes import Choice, FieldShown, both
from crmsim.words import Told

BESIDE = {
    "add_task": ("", *KINDS),
    "add_deal": ("", "lead", "contact", "company"),
    "add_contact": ("", "lead"),
    "add_lead": ("", "contact"),
}
"""The verbs that may name a card, and need none: from which cards they are offered."""

GOODS = frozenset({"group", "product", "quantity"})
"""What is filled only where the company has a list of products."""

Applies = Callable[[Crm, Any], bool]


class FormsAsked(Asked):
    """A card's number; without one, what can be done without a card."""

    card: RowId | None = None


@view
def forms(crm: Crm, asked: FormsAsked) -> list[Form]:
    """Every verb that can be tried now, with what has to be filled for it (R027, R059)."""
    card = None if asked.card is None else seen_card(crm, asked.card)
    drawn = (_form(crm, kind, verb, card) for kind, verb in VERB_NAMES.items() if verb in TITLES)
    return [form for form in drawn if form is not None]


def _form(crm: Crm, kind: type[Action], verb: str, card: Any) -> Form | None:
    """The form of a verb; None where it does not belong here, or nothing can be chosen in it."""
    if not _belongs(crm, kind, verb, card):
        return None
    given: dict[str, Any] = {} if card is None else _given(kind, card)
    hidden = {*given, *(KINDS if issubclass(kind, CardAction) else ())}
    if not crm.organisation.products:
        hidden |= GOODS
    places = [place for place in places_of(kind) if place.name not in hidden]
    fields = {place.name: _field(crm, verb, place, card) for place in places}
    if any(fields[place.name] is None and place.required for place in places):
        return None
    return {
        "verb": verb,
        "title": both(TITLES[verb]),
        "card": None if card is None else card.id,
        "given": given,
        "fields": [field for field in fields.values() if field is not None],
    }


def _belongs(crm: Crm, kind: type[Action], verb: str, card: Any) -> bool:
    """Whether a verb is about this card, or about none; whether this company does such things."""
    here = "" if card is None else card.kind
    if here not in BESIDE.get(verb, _kinds(kind)):
        return False
    if verb in IN_COSTS and verb not in crm.organisation.costs:
        return False
    if card is not None and is_closed(card) and verb not in AFTER_END:
        return False
    applies = APPLIES.get(verb)
    return applies is None or applies(crm, card)


def _kinds(kind: type[Action]) -> tuple[str, ...]:
    """The kinds of cards that a verb is about; the empty one for no card."""
    if issubclass(kind, CardAction):
        return KINDS
    owner = next((OWNERS[p.name] for p in places_of(kind) if p.required and p.name in OWNERS), None)
    return ("",) if owner is None else owner


def _given(kind: type[Action], card: Any) -> dict[str, int]:
    named = any(place.name == card.kind for place in places_of(kind))
    return {card.kind: card.id} if named else {}


def _field(crm: Crm, verb: str, place: Place, card: Any) -> FormField | None:
    """A place as the screens know it; None where something is chosen, and there is nothing."""
    options = _options(crm, verb, place, card)
    if options == [] or (place.name in OF_PRODUCT and not crm.organisation.products):
        return None
    chosen = options is not None and place.type != "cards"
    return {
        "name": place.name,
        "label": both(_label(verb, place)),
        "type": "choice" if chosen else place.type,
        "many": place.many,
        "options": options or [],
        "fields": _fields(crm, verb, place, card),
        "required": place.required,
        "value": _value(place, card),
    }


def _label(verb: str, place: Place) -> Told:
    """What a place is called; the name of a new card by the kind of the card."""
    named = COMMON.get(NEW_CARDS.get(verb, ""), {}).get("name")
    return LABELS[place.name] if place.name != "name" or named is None else named[1]


def _options(crm: Crm, verb: str, place: Place, card: Any) -> list[Choice] | None:
    """What can be chosen; None where something is typed."""
    if place.options:
        return listed(place.options)
    if place.type == "cards":
        return cards(crm, place.name)
    choose = OPTIONS_OF.get((verb, place.name)) or OPTIONS.get(place.name)
    return None if choose is None or place.type == "values" else choose(crm, card)


def _fields(crm: Crm, verb: str, place: Place, card: Any) -> list[FieldShown]:
    if place.type != "values":
        return []
    if place.inside:
        return [_inside(crm, verb, part) for part in place.inside]
    made = NEW_CARDS.get(verb)
    if made is not None:
        return blank_fields(crm, made)
    return [] if card is None else editable_fields(crm, card)


def _inside(crm: Crm, verb: str, place: Place) -> FieldShown:
    options = _options(crm, verb, place, None)
    return {
        "id": place.name,
        "name": both(LABELS[place.name]),
        "type": place.type if options is None else "choice",
        "many": place.many,
        "options": options or [],
        "value": place.default,
        "required": place.required,
        "editable": True,
    }


def _value(place: Place, card: Any) -> Any:
    """What stands in a place at first."""
    if place.name == "tags" and card is not None:
        return list(card.tags)
    return place.default


def _administers(crm: Crm, card: Any) -> bool:
    return crm.organisation.role(crm.trainee.role).admin


def _assigns(crm: Crm, card: Any) -> bool:
    return crm.organisation.scope_of(crm.trainee.role) != "own"


def _waits_here(crm: Crm, card: Any) -> bool:
    return any(a.answered for a in crm.planned(card.id, "meeting"))


def _unsorted(crm: Crm, card: Any) -> bool:
    return crm.stage(card).semantics == "unsorted"


OF_PRODUCT = frozenset({"quantity"})
"""What is asked only where the company has products."""

NEW_CARDS = {"add_deal": "deal", "add_contact": "contact", "add_company": "company"}
"""The verbs that make a card, and of which kind it is."""

OWNERS: dict[str, tuple[str, ...]] = {
    **{kind: (kind,) for kind in KINDS},
    **dict.fromkeys(("task", "call", "letter"), KINDS),
    "payment": ("deal",),
}
"""A verb that needs such a parameter is about a card of such kinds."""

APPLIES: dict[str, Applies] = {
    **dict.fromkeys(("set_right", "add_pipeline", "drop_pipeline", "set_robot"), _administers),
    "assign_card": _assigns,
    "start_visit": _waits_here,
    "meet_client": _waits_here,
    "accept_request": _unsorted,
    "decline_request": _unsorted,
    "send_form": lambda crm, card: card.form is None,
    "add_lead": lambda crm, card: crm.organisation.has_leads,
}
"""When a verb can be tried at all, where that is not always."""
