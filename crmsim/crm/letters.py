"""Letters: what stands in one, which lie in a mailbox, whose they are (R034, R035, R071).

A letter is an activity; who may open which mailbox is asked here, and nowhere else.
"""

from typing import Any

from crmsim.crm.activities import add_activity
from crmsim.crm.entities import Activity
from crmsim.crm.organisation import Organisation
from crmsim.crm.selling import Mailbox, Template
from crmsim.crm.store import Crm
from crmsim.errors import meant, refuse
from crmsim.words import say


def add_letter(crm: Crm, card: int | None, subject: str, text: str, **values: Any) -> Activity:
    """A letter in the timeline, of the trainee's or as *values* say."""
    row = {"state": "done", "done_min": crm.now_min, **values}
    return add_activity(crm, "letter", card, title=subject, text=text, **row)


def mailboxes(crm: Crm) -> tuple[Mailbox, ...]:
    """The company's mailboxes that the trainee may open; none where the role has no mail (R034)."""
    role = crm.trainee.role
    if not crm.organisation.role(role).mail:
        return ()
    boxes = crm.organisation.mailboxes
    return tuple(box for box in boxes if not box.roles or role in box.roles)


def in_reach(crm: Crm, letter: Activity) -> bool:
    """Whether the trainee may open a letter: by its card, or by the mailbox in which it lies."""
    if letter.kind != "letter":
        return False
    if letter.card_id is not None and not crm.sees(crm.cards[letter.card_id]):
        return False
    boxes = {box.id for box in mailboxes(crm)}
    return letter.mailbox in boxes or (not letter.mailbox and has_mail(crm))


def has_mail(crm: Crm) -> bool:
    """Whether mail is open to the trainee's role at all (R034)."""
    return crm.organisation.role(crm.trainee.role).mail


def known_template(company: Organisation, name: str, card: Any) -> Template:
    """The template of that id for a kind of card; refused where there is none (R035)."""
    fitting = [t for t in company.templates if card is None or card.kind in t.cards]
    found = next((t for t in fitting if t.id == name), None)
    if found is None:
        hint = meant(name, [t.id for t in fitting])
        raise refuse(
            "no_such_template", say("There is no template «{name}».{hint}", name=name, hint=hint)
        )
    return found


def written_by(crm: Crm, template: Template, contact: str) -> tuple[str, str]:
    """The subject and the text of a template, filled for a client (R035)."""
    places = {"contact": contact, "me": crm.trainee.name}
    return (
        template.subject.text(crm.lang).format(**places),
        template.text.text(crm.lang).format(**places),
    )


def name_behind(crm: Crm, letter: Activity) -> str:
    """Who a letter is from, or to."""
    if letter.sender is not None:
        return str(letter.sender["name"])
    if letter.card_id is None:
        return ""
    card = crm.cards[letter.card_id]
    person = crm.person(card)
    return str(card.name if person is None else person.name)
