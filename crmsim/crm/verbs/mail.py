"""The mail section: letters are read, answered, and turned into deals (R034, R035)."""

from dataclasses import dataclass
from typing import Any, Literal

from crmsim.crm import phones
from crmsim.crm.acquaintance import objections
from crmsim.crm.entities import Activity, Contact, Lead
from crmsim.crm.letters import (
    add_letter,
    has_mail,
    in_reach,
    known_template,
    name_behind,
    written_by,
)
from crmsim.crm.owners import in_the_way, known_by
from crmsim.crm.rows import new_contact, new_deal
from crmsim.crm.store import Crm
from crmsim.crm.verbs.base import Action, Event, Line, Prose, RowId, need, verb, written
from crmsim.crm.verbs.contact import attempted
from crmsim.crm.verbs.offer import Offered, by_lead, lacking
from crmsim.errors import Missing, meant, refuse
from crmsim.words import say


class ReadLetter(Action):
    """Open a letter that has come."""

    verb: Literal["read_letter"] = "read_letter"
    letter: RowId


class AnswerLetter(Action):
    """Answer a letter that has come, by hand or from a template."""

    verb: Literal["answer_letter"] = "answer_letter"
    letter: RowId
    text: Prose = ""
    template: Line | None = None


class LetterToDeal(Action):
    """Turn a letter that has come into a deal, in a pipeline of the company."""

    verb: Literal["letter_to_deal"] = "letter_to_deal"
    letter: RowId
    name: Line
    pipeline: Line | None = None


@dataclass(frozen=True, slots=True)
class LetterRead(Event):
    """A letter has been opened."""

    letter: int


@dataclass(frozen=True, slots=True)
class LetterAnswered(Event):
    """An answer to a letter is on its way; `template` is the one it was made of."""

    letter: int
    activity: int
    template: str | None = None


@dataclass(frozen=True, slots=True)
class LetterBecameDeal(Event):
    """A deal holds what a letter asked for."""

    card: int
    letter: int
    client: int


@verb
def read_letter(action: ReadLetter, crm: Crm) -> list[Event]:
    """A letter of a mailbox that is open to the trainee is read (R034)."""
    letter = the_letter(crm, action.letter)
    letter.confirmed = True
    return [LetterRead(letter.id)]


@verb
def answer_letter(action: AnswerLetter, crm: Crm) -> list[Event]:
    """A letter that has come is answered once, to whoever wrote it (R034, R035)."""
    letter = the_letter(crm, action.letter)
    if letter.answered:
        raise refuse("letter_answered", say("This letter has its answer already."))
    card = None if letter.card_id is None else crm.cards[letter.card_id]
    text = action.text
    if action.template is not None:
        template = known_template(crm.organisation, action.template, card)
        text = text or written_by(crm, template, name_behind(crm, letter))[1]
    need([written(text, "text")])
    letter.answered = letter.confirmed = True
    attempted(crm, card)
    kept = {"mailbox": letter.mailbox, "sender": letter.sender}
    answer = add_letter(crm, letter.card_id, letter.title, text, **kept)
    return [LetterAnswered(letter.id, answer.id, action.template)]


@verb
def letter_to_deal(action: LetterToDeal, crm: Crm) -> list[Event]:
    """A letter makes one deal, its writer the client; a new writer gets a contact (R034)."""
    letter = the_letter(crm, action.letter)
    if letter.result == "deal":
        raise refuse("letter_is_deal", say("This letter has become a deal already."))
    pipeline = deal_pipeline(crm, action.pipeline)
    known = _known(crm, letter)
    need([written(action.name, "name"), *_against(crm, letter, known, pipeline)])
    client = known or new_contact(crm, **_sender(crm, letter))
    about = {"source": _source(crm, letter), "text": letter.text, f"{client.kind}_id": client.id}
    if isinstance(client, Lead):
        about["contact_id"] = client.contact_id
    deal = new_deal(crm, pipeline, name=action.name, **about)
    letter.result, letter.confirmed = "deal", True
    return [LetterBecameDeal(deal.id, letter.id, client.id)]


def the_letter(crm: Crm, number: int) -> Activity:
    """The letter of that number that has come, if the trainee may open it (R034)."""
    if not has_mail(crm):
        raise refuse("no_mail", say("Your role has no access to the mail."))
    letter = crm.activities.get(number)
    if letter is None or not letter.incoming or not in_reach(crm, letter):
        raise refuse("no_such_letter", say("There is no letter number {id}.", id=number))
    return letter


def deal_pipeline(crm: Crm, name: str | None) -> str:
    """The pipeline of deals of that id, or the usual one; refused where there is none."""
    known = [p.id for p in crm.organisation.pipelines if p.entity == "deal"]
    pipeline = name or crm.organisation.deal_pipeline
    if pipeline not in known:
        hint = meant(pipeline, known)
        raise refuse(
            "no_such_pipeline",
            say("There is no pipeline «{name}».{hint}", name=pipeline, hint=hint),
        )
    return pipeline


def _known(crm: Crm, letter: Activity) -> Any:
    """Who wrote a letter: the client of its card, or one known by the phone; None for a new one."""
    if letter.card_id is not None:
        return crm.person(crm.cards[letter.card_id])
    return known_by(crm, str((letter.sender or {}).get("phone", "")))


def _sender(crm: Crm, letter: Activity) -> dict[str, str]:
    sender: dict[str, Any] = letter.sender or {}
    number = phones.e164(str(sender.get("phone", ""))) or ""
    texts = {name: str(sender.get(name, "")) for name in ("name", "email")}
    return {**texts, "phone": number, "source": _source(crm, letter)}


def _against(crm: Crm, letter: Activity, client: Any, pipeline: str) -> list[Missing]:
    """What stands against any deal and any contact stands against those of a letter too.

    R232, R235, R238, R241–R244.
    """
    lead = client if isinstance(client, Lead) else None
    buyer = client if lead is None else crm.cards.get(lead.contact_id or 0)
    contact = buyer.id if isinstance(buyer, Contact) else None
    found = objections(crm, _sender(crm, letter)) if client is None else []
    return [
        *by_lead(crm, None if lead is None else lead.id, contact, None),
        *lacking(crm, Offered(verb="letter_to_deal"), contact, pipeline),
        *(in_the_way(crm, buyer, pipeline) if buyer else found),
    ]


def _source(crm: Crm, letter: Activity) -> str:
    """The company's source for letters, where it names one."""
    known = {source.id for source in crm.organisation.sources}
    return next((name for name in (letter.mailbox, "letter", "email") if name in known), "")
