"""The mail: who may open which mailbox, answers, templates, a letter that becomes a deal."""

from typing import Any

import pytest

from crmsim.crm.entities import Activity
from crmsim.crm.letters import add_letter
from crmsim.crm.store import Crm
from crmsim.crm.verbs.letters import SendLetter
from crmsim.crm.verbs.mail import AnswerLetter, LetterToDeal, ReadLetter
from crmsim.crm.views import look
from tests.crm.company import codes, done
from tests.crm.shop import client, shop

SENDER = {"name": "Олег", "phone": "8 (961) 111-22-33", "email": "oleg@example.com"}


def letter(crm: Crm, card: int | None = None, mailbox: str = "hello") -> Activity:
    """A letter that has come, of a card's client or of a stranger."""
    sender = SENDER if card is None else None
    own: dict[str, Any] = {"incoming": True, "mailbox": mailbox, "sender": sender}
    return add_letter(crm, card, "Beans", "Five kilos, please.", **own)


def without_mail(crm: Crm) -> None:
    """Take the mail from the trainee's role."""
    roles = tuple(
        role.model_copy(update={"mail": False}) if role.id == "manager" else role
        for role in crm.organisation.roles
    )
    crm.organisation = crm.organisation.model_copy(update={"roles": roles})
    crm.organisation.__dict__.pop("_roles", None)


@pytest.mark.requirement("R034")
def test_mailboxes_show_their_letters_and_how_many_are_unread() -> None:
    """A mailbox of other roles is not there, and neither are its letters."""
    crm = shop()
    letter(crm)
    letter(crm, mailbox="suppliers")
    shown = look(crm, "mail")
    assert [(b["id"], b["unread"]) for b in shown["mailboxes"]] == [("hello", 1)]
    assert [(r["who"], r["unread"], r["subject"]) for r in shown["letters"]] == [
        ("Олег", True, "Beans")
    ]
    assert codes(ReadLetter(letter=2), crm) == ("no_such_letter",)
    done(ReadLetter(letter=1), crm)
    assert look(crm, "mail")["unread"] == 0
    assert look(crm, "mail", mailbox="suppliers")["total"] == 0


@pytest.mark.requirement("R034")
def test_without_access_the_mail_is_empty_and_says_so() -> None:
    """No letter, no mailbox, a sentence; and no verb opens one."""
    crm = shop()
    letter(crm)
    without_mail(crm)
    shown = look(crm, "mail")
    assert (shown["mailboxes"], shown["letters"], shown["total"]) == ([], [], 0)
    assert shown["empty"]["en"] == "Your role has no access to the mail."
    assert codes(ReadLetter(letter=1), crm) == ("no_mail",)
    assert codes(LetterToDeal(letter=1, name="x"), crm) == ("no_mail",)


@pytest.mark.requirement("R034", "R035")
def test_a_letter_is_answered_once_by_hand_or_with_a_template() -> None:
    """The template is filled with the writer's name and the employee's."""
    crm = shop()
    letter(crm)
    assert codes(AnswerLetter(letter=1), crm) == ("empty_text",)
    assert codes(AnswerLetter(letter=1, template="moon"), crm) == ("no_such_template",)
    (event,) = done(AnswerLetter(letter=1, template="delivery_terms"), crm)
    answer = crm.activities[event.activity]
    assert answer.text.startswith("Здравствуйте, Олег!")
    assert answer.text.endswith("Анна.")
    assert (answer.incoming, answer.mailbox, answer.sender) == (False, "hello", SENDER)
    assert codes(AnswerLetter(letter=1, text="again"), crm) == ("letter_answered",)


@pytest.mark.requirement("R034")
def test_a_letter_becomes_one_deal_of_its_writer() -> None:
    """A stranger gets a contact; a known client, or a known phone, does not get a second one."""
    crm = shop()
    known = client(crm, "Пётр")
    letter(crm)
    letter(crm, known.id)
    letter(crm)
    (first,) = done(LetterToDeal(letter=1, name="Зерно"), crm)
    writer = crm.contacts[first.client]
    assert (writer.name, writer.phone) == ("Олег", "+79611112233")
    assert crm.deals[first.card].contact_id == writer.id
    assert (crm.deals[first.card].name, crm.deals[first.card].source) == ("Зерно", "letter")
    (second,) = done(LetterToDeal(letter=2, name="Ещё", pipeline="repeat"), crm)
    assert (second.client, crm.deals[second.card].pipeline) == (known.id, "repeat")
    (third,) = done(LetterToDeal(letter=3, name="Снова"), crm)
    assert third.client == writer.id
    assert len(crm.contacts) == 2
    assert codes(LetterToDeal(letter=1, name="x"), crm) == ("letter_is_deal",)
    letter(crm)
    assert codes(LetterToDeal(letter=4, name=" "), crm) == ("empty_text",)
    assert codes(LetterToDeal(letter=4, name="x", pipeline="moon"), crm) == ("no_such_pipeline",)


@pytest.mark.requirement("R035")
def test_templates_are_offered_by_the_kind_of_card_and_filled_for_it() -> None:
    """Thanks for an order go to clients, prices to anybody; both carry the client's name."""
    crm = shop()
    contact = client(crm, "Пётр")
    rows = look(crm, "templates", card=contact.id)["rows"]
    assert [row["id"] for row in rows] == ["price_list", "delivery_terms", "thanks"]
    assert all("Пётр" in row["text"] for row in rows)
    (event,) = done(SendLetter(contact=contact.id, template="thanks"), crm)
    sent = crm.activities[event.activity]
    assert (sent.kind, sent.title) == ("letter", "Спасибо за заказ")
    assert "Пётр, спасибо за заказ!" in sent.text
