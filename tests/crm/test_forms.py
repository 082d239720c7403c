"""Forms: everything that can be done can be done at a desk (R027, R058, R059)."""

from collections.abc import Iterable
from typing import Any

import pytest

from crmsim.crm.verbs import VERB_NAMES
from crmsim.crm.verbs.finish import RejectLead
from crmsim.crm.views import look
from crmsim.crm.views.form_places import Place, places_of
from crmsim.crm.views.form_titles import AFTER_END, IN_COSTS, LABELS, SCREENS, TITLES
from crmsim.desk.solution import load_solution
from crmsim.scenario.load import company_of
from tests.crm.company import company, done
from tests.crm.portal import ADMIN, ANNA, HEAD, busy, plan, portal
from tests.desks import SOLUTIONS

VERBS = set(VERB_NAMES.values())


def forms(crm: Any, card: int | None = None) -> dict[str, Any]:
    """What can be done, by verb."""
    return {form["verb"]: form for form in look(crm, "forms", card=card)}


def named(places: Iterable[Place]) -> Iterable[str]:
    """The names of some places, and of the places inside them."""
    for place in places:
        yield place.name
        yield from named(place.inside)


def test_every_verb_has_a_title_or_a_screen() -> None:
    """A verb that nobody could start at a desk is a defect; so is a title of no verb."""
    assert set(TITLES) | SCREENS == VERBS
    assert set(TITLES) & SCREENS == set()
    assert AFTER_END | IN_COSTS <= VERBS


@pytest.mark.parametrize("kind", list(VERB_NAMES), ids=list(VERB_NAMES.values()))
def test_every_place_of_a_form_has_a_label(kind: Any) -> None:
    """No parameter of a verb with a form stands without a name."""
    if VERB_NAMES[kind] in TITLES:
        assert set(named(places_of(kind))) <= LABELS.keys()


@pytest.mark.requirement("R027", "R058", "R060")
def test_a_card_offers_what_can_be_done_with_it() -> None:
    """The card is given; texts, times, choices and cards are told apart."""
    crm = busy()
    offered = forms(crm, 4)
    assert offered["call_client"]["given"] == {"deal": 4}
    assert offered["call_client"]["fields"] == []
    places = {field["name"]: field for field in offered["add_task"]["fields"]}
    assert (places["title"]["type"], places["due_min"]["type"]) == ("text", "moment")
    assert places["title"]["required"] is True
    (stage, fields) = offered["move_deal"]["fields"]
    assert [o["id"] for o in stage["options"]] == list(
        crm.roads("bankruptcy").open_from("NEW_DEAL")
    )
    assert (fields["type"], fields["required"]) == ("values", False)
    assert "total_rub" in [field["id"] for field in fields["fields"]]
    contact, firm = offered["attach_client"]["fields"]
    assert (contact["type"], [o["id"] for o in contact["options"]]) == ("cards", [2])
    assert [o["id"] for o in firm["options"]] == [3]
    assert not {"move_lead", "update_contact", "reject_lead"} & offered.keys()


@pytest.mark.requirement("R049", "R069")
def test_without_a_card_new_ones_can_be_made() -> None:
    """Adding needs no card; what is about one is not offered."""
    offered = forms(busy())
    assert {"add_lead", "add_deal", "add_task", "add_contact", "add_company"} <= offered.keys()
    assert not {"call_client", "move_deal", "complete_task"} & offered.keys()
    deal = {field["name"]: field for field in offered["add_deal"]["fields"]}
    assert [o["id"] for o in deal["pipeline"]["options"]] == ["bankruptcy", "services"]
    assert "deal_type" in [field["id"] for field in deal["fields"]["fields"]]


def test_a_choice_of_nothing_is_not_offered() -> None:
    """Without a planned task there is none to complete; with one it is there to choose."""
    crm = busy()
    assert "complete_task" not in forms(crm, 1)
    task = plan(crm, 1, 60)
    (place, _result) = forms(crm, 1)["complete_task"]["fields"]
    assert [option["id"] for option in place["options"]] == [task.id]


def test_a_finished_card_offers_little() -> None:
    """A comment can still be written; nothing else can be done."""
    crm = company()
    done(RejectLead(lead=1, reason="spam", comment="Спам"), crm)
    assert forms(crm, 1).keys() <= AFTER_END
    assert "add_comment" in forms(crm, 1)


@pytest.mark.requirement("R023", "R037")
@pytest.mark.parametrize(
    ("me", "settings", "assigns"), [(ANNA, False, False), (HEAD, False, True), (ADMIN, True, True)]
)
def test_forms_follow_the_rights(me: int, settings: bool, assigns: bool) -> None:
    """Settings are an administrator's, handing on a head's and an administrator's."""
    crm = busy(me)
    assert ("set_right" in forms(crm)) is settings
    assert ("assign_card" in forms(crm, 4)) is assigns


def test_another_companys_business_is_not_offered() -> None:
    """A verb of some companies is offered where the company's costs name it."""
    crm = portal()
    assert "send_form" in crm.organisation.costs
    costs = {verb: n for verb, n in crm.organisation.costs.items() if verb != "send_form"}
    crm = busy()
    assert "send_form" in forms(crm, 1)
    crm.organisation = crm.organisation.changed(costs=costs)
    assert "send_form" not in forms(crm, 1)


@pytest.mark.parametrize(("name", "file"), SOLUTIONS, ids=[f"{n}-{f.stem}" for n, f in SOLUTIONS])
def test_every_solution_could_be_done_at_a_desk(name: str, file: Any) -> None:
    """What a shipped solution does is offered as a form in that company, or has a screen."""
    costs = company_of(name).costs
    used = {action.verb for action in load_solution(file).actions}
    assert used & IN_COSTS <= set(costs)
