"""What clients do by themselves: the phone, letters, the site; who gets it, and what follows."""

from typing import Any

import pytest

from crmsim.crm.connections import is_connected
from crmsim.crm.entities import Activity
from crmsim.crm.hints import next_steps
from crmsim.crm.unanswered import unanswered
from crmsim.crm.verbs.calls import AnswerCall
from crmsim.crm.verbs.channels import ConnectChannel
from crmsim.crm.verbs.contact import CallClient, MessageClient
from crmsim.crm.verbs.finish import ConvertLead
from crmsim.crm.verbs.moving import MoveDeal, MoveLead
from crmsim.crm.verbs.sale import SendInvoice
from crmsim.crm.verbs.tasks import AddTask, CompleteTask
from crmsim.crm.verbs.timeline import AddComment
from crmsim.crm.views import look
from crmsim.sim.world import World
from tests.sim.lives import act, answers, kinds, wait_until
from tests.sim.shop import acting, customer, sharing, shop

DETAILED = "Поговорили об оплате; договорились созвониться завтра, назову цену и условия."


def refusals(world: World, action: Any) -> tuple[str, ...]:
    """Why an action is refused."""
    return world.act(action).codes or ()


@pytest.mark.requirement("R013", "R066", "R071")
def test_a_call_is_answered_while_it_rings() -> None:
    """The client is on the line, and the call stands on the card."""
    world = shop(acting("call"))
    assert "IncomingCall" in kinds(wait_until(world, 10))
    outcome = act(world, AnswerCall(call=1))
    assert answers(outcome) == ["asks_goods"]
    [call] = world.crm.of(Activity, 1)
    assert (call.kind, call.incoming, call.state, call.answered) == ("call", True, "done", True)
    assert "MissedCall" not in kinds(wait_until(world, 60))
    assert refusals(world, AnswerCall(call=1)) == ("not_ringing",)


@pytest.mark.requirement("R013", "R015", "R071")
@pytest.mark.parametrize(("minute", "missed"), [(12, False), (13, True)])
def test_a_call_is_missed_when_the_patience_ends(minute: int, missed: bool) -> None:
    """At its last minute the bell says so, and the call can only be returned."""
    world = shop(acting("call"))
    outcome = wait_until(world, minute)
    assert ("MissedCall" in kinds(outcome)) == missed
    bell = [n.kind for n in world.crm.notifications.values()]
    assert ("missed_call" in bell) == missed
    assert (refusals(world, AnswerCall(call=1)) == ("not_ringing",)) == missed


@pytest.mark.requirement("R071")
def test_only_a_ringing_call_can_be_answered() -> None:
    """Not one that is not there, nor one's own."""
    world = shop(customer())
    assert refusals(world, AnswerCall(call=1)) == ("no_such_call",)
    act(world, CallClient(lead=1))
    assert refusals(world, AnswerCall(call=1)) == ("no_such_call",)


@pytest.mark.requirement("R066", "R068", "R071", "R073")
@pytest.mark.parametrize(
    ("kind", "event"),
    [
        ("letter", "LetterCame"),
        ("chat", "ChatCame"),
        ("form", "FormFilled"),
        ("site", "SiteVisited"),
        ("social", "SocialCommented"),
    ],
)
def test_whatever_a_client_does_stands_on_the_card(kind: Any, event: str) -> None:
    """Of its kind, incoming, with its words."""
    world = shop(acting(kind))
    assert event not in kinds(wait_until(world, 9))
    assert event in kinds(wait_until(world, 10))
    activity = world.crm.of(Activity, 1)[0]
    assert (activity.kind, activity.incoming, activity.state) == (kind, True, "done")
    assert activity.title == "Есть вопрос"


@pytest.mark.requirement("R067")
@pytest.mark.parametrize(("channel", "kind", "source"), [("telephony", "call", "call")])
def test_a_channel_that_is_not_connected_brings_nothing(
    channel: str, kind: Any, source: str
) -> None:
    """Neither requests nor what known clients do; connected once, it brings both."""
    late = customer(number=2, source=source, arrives_min=30)
    company = shop(customer()).opening.organisation
    cut = tuple(c.model_copy(update={"connected": c.id != channel}) for c in company.connections)
    world = shop(acting(kind, 10), late, connections=cut)
    assert "IncomingCall" not in kinds(wait_until(world, 20))
    assert "LeadArrived" not in kinds(wait_until(world, 40))
    assert len(world.crm.leads) == 1


@pytest.mark.requirement("R067")
def test_an_administrator_connects_a_channel_once() -> None:
    """Nobody else may; a second time and an unknown one are refused."""
    world = shop(acting("call", 30))
    assert refusals(world, ConnectChannel(channel="accounting")) == ("not_administrator",)
    world.crm.trainee.role = "administrator"
    assert refusals(world, ConnectChannel(channel="telephony")) == ("channel_connected",)
    assert refusals(world, ConnectChannel(channel="telefony")) == ("no_such_channel",)
    act(world, ConnectChannel(channel="accounting"))
    accounting = world.crm.organisation.connections[-1]
    assert is_connected(world.crm, accounting)
    assert refusals(world, ConnectChannel(channel="accounting")) == ("channel_connected",)


def arrivals(*sources: str) -> list[Any]:
    """Requests of those sources, ten minutes apart."""
    return [
        customer(number=n, source=source, arrives_min=10 * n)
        for n, source in enumerate(sources, start=1)
    ]


def owners(world: World) -> list[int]:
    """Whose the leads are, by place among the managers."""
    managers = [e.id for e in world.crm.employees_in("manager")]
    return [managers.index(lead.responsible_id) for lead in world.crm.leads.values()]


@pytest.mark.requirement("R254")
@pytest.mark.parametrize(
    ("way", "shared"),
    [
        (sharing("round_robin"), [0, 1, 2, 0]),
        (sharing("least_loaded"), [0, 1, 2, 0]),
        (sharing("by_load"), [0, 0, 0, 0]),
        (sharing("by_source", sources={"letter": 2}), [0, 2, 1, 2]),
        (None, [0, 0, 0, 0]),
    ],
)
def test_requests_are_shared_out(way: Any, shared: list[int]) -> None:
    """In turn, to who has least, or by source; without a way all are the trainee's."""
    sources = ("call", "letter", "crm_form", "letter")
    world = shop(*arrivals(*sources), distribution=way, robots=())
    wait_until(world, 50)
    assert owners(world) == shared


@pytest.mark.requirement("R251", "R254")
def test_another_managers_request_is_neither_seen_nor_rung() -> None:
    """It lights no counter of the trainee's, rings no bell, and cannot be worked."""
    world = shop(*arrivals("call", "call"), robots=())
    wait_until(world, 30)
    assert [n.card_id for n in world.crm.notifications.values() if n.employee_id == 1] == [1]
    assert look(world.crm, "counters")["leads"] == 1
    assert refusals(world, CallClient(lead=2)) == ("not_yours",)


@pytest.mark.requirement("R253")
def test_hints_say_what_comes_next() -> None:
    """Plan something; answer who has called; do what is overdue; then the stage's own advice."""
    world = shop(acting("call"), robots=())
    lead = world.crm.leads[1]
    assert [h.kind for h in next_steps(world.crm, lead)] == ["plan", "stage"]
    wait_until(world, 20)
    act(world, AddTask(lead=1, title="Прислать цены", due_min=30))
    wait_until(world, 40)
    assert [h.kind for h in next_steps(world.crm, lead)] == ["answer", "overdue", "stage"]
    act(world, CallClient(lead=1), CompleteTask(task=2, result="готово"))
    act(world, AddTask(lead=1, title="Позвонить", due_min=24 * 60))
    assert [h.kind for h in next_steps(world.crm, lead)] == ["stage", "later"]


@pytest.mark.requirement("R253")
def test_the_view_of_hints_shows_what_is_urgent() -> None:
    """All of a card's hints, and of all cards those that do not wait."""
    world = shop(customer(), customer(number=2), robots=())
    act(world, AddTask(lead=2, title="Позвонить", due_min=24 * 60))
    assert [h["card"] for h in look(world.crm, "hints")["hints"]] == [1]
    kinds_of_two = [h["kind"] for h in look(world.crm, "hints", card=2)["hints"]]
    assert kinds_of_two == ["stage", "later"]
    assert look(world.crm, "hints", card=99)["hints"] == []


@pytest.mark.requirement("R013", "R253")
@pytest.mark.parametrize("answer", [CallClient(lead=1), MessageClient(lead=1, text="Отвечаю")])
def test_a_message_is_answered_by_a_call_or_a_message(answer: Any) -> None:
    """After it nothing waits for an answer."""
    world = shop(acting("chat"), robots=())
    wait_until(world, 20)
    assert [a.kind for a in unanswered(world.crm, 1)] == ["chat"]
    act(world, answer)
    assert unanswered(world.crm, 1) == []


@pytest.mark.requirement("R255", "R256")
def test_a_look_at_the_site_makes_a_robot_plan_a_call() -> None:
    """The trigger fires, the robot plans, and the call can be completed."""
    world = shop(acting("site"))
    happened = kinds(wait_until(world, 10))
    assert happened[-3:] == ["SiteVisited", "TriggerFired", "RobotPlanned"]
    [call] = world.crm.planned(1, "call")
    assert (call.robot, call.due_min) == ("look_at_site", 40)
    act(world, CompleteTask(task=call.id, result="Позвонил"))
    assert call.state == "done"


@pytest.mark.requirement("R255", "R256", "R257")
def test_a_customer_goes_all_the_way_with_triggers_and_robots() -> None:
    """From the first talk to the won deal: the payment itself moves the card."""
    world = shop(customer())
    assert answers(act(world, CallClient(lead=1))) == ["asks_goods"]
    act(world, MoveLead(lead=1, stage="QUALIFIED"), AddComment(lead=1, text=DETAILED))
    wait_until(world, 70)
    assert answers(act(world, CallClient(lead=1))) == ["orders"]
    act(world, MoveLead(lead=1, stage="READY"))
    act(world, ConvertLead(lead=1))
    deal = world.crm.deals[next(iter(world.crm.deals))]
    [task] = world.crm.planned(deal.id, "task")
    assert task.title == "Выставьте счёт: Клиент 1"
    act(world, SendInvoice(deal=deal.id, rub=50_000), MoveDeal(deal=deal.id, stage="INVOICED"))
    assert task.state == "done"
    wait_until(world, world.clock.now + 31)
    assert deal.stage == "PAID"
    assert [t.title for t in world.crm.planned(deal.id, "task")] == [
        "Договоритесь о доставке: Клиент 1"
    ]
    assert [a.kind for a in world.crm.of(Activity, deal.id) if a.robot == "thank_for_money"] == [
        "letter"
    ]
    assert answers(act(world, CallClient(deal=deal.id))) == ["takes_order"]
    act(world, MoveDeal(deal=deal.id, stage="SHIPPED"))
    wait_until(world, world.clock.now + 70)
    assert answers(act(world, CallClient(deal=deal.id))) == ["got_coffee"]
    act(world, MoveDeal(deal=deal.id, stage="WON"))
    assert deal.closed_min is not None


@pytest.mark.requirement("R097")
def test_some_customers_think_better_of_it() -> None:
    """Before the deal, or after the invoice."""
    world = shop(customer("window_shopper"))
    act(world, CallClient(lead=1))
    wait_until(world, 70)
    assert answers(act(world, CallClient(lead=1))) == ["refuses"]
    here: dict[str, Any] = {"pipeline": "sales", "stage": "NEW_DEAL", "sum_rub": 7000}
    world = shop(customer("backs_out", phase="agreed", **here))
    act(world, SendInvoice(deal=2))
    wait_until(world, 40)
    assert answers(act(world, CallClient(deal=2))) == ["drops_order"]
    assert world.crm.deals[2].decision == "refuses"
