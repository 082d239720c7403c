"""Casting: a scenario and a seed become an opening, with all dice thrown and all people drawn.

Every die and every person depends on the seed, its stream and its own name alone: an added lead,
group or die shifts no other. How numbers come from a seed is in `dice`, who people are in `people`.
"""

from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from itertools import accumulate

from crmsim.crm.organisation import CardField, Manner, Organisation, Role, Share, Span
from crmsim.crm.quiz import Question
from crmsim.scenario.cast_letters import cast_letters
from crmsim.scenario.dice import Dice, NamedDice, dice
from crmsim.scenario.people import Person, draw_person, phone
from crmsim.scenario.schema import Company, GroupPrice, LeadGroup, Scenario, When
from crmsim.sim import opening as plan

__all__ = ["LeadRecord", "cast", "dice", "draw_leads", "versions"]

DRAWN_ON = date(2026, 1, 1)
"""The day on which the people of a lead stream have their ages."""

_PERCENT = 100
_WRITTEN = ("form", "messenger")
_SUM_STEP_RUB = 1_000
"""People name their debts and incomes in whole thousands."""


@dataclass(frozen=True, slots=True)
class LeadRecord:
    """A lead of a company's stream: who writes, from where, and what."""

    index: int
    full_name: str
    phone: str
    email: str
    birth_date: str
    city: str
    source: str
    channel: str
    text: str


def draw_leads(
    organisation: str, seed: int, count: int, start: int = 0, lang: str = "ru"
) -> list[LeadRecord]:
    """The leads number *start* and on of a shipped company's stream.

    Raises: ScenarioError where there is no such company.
    """
    from crmsim.scenario.load import load_organisation

    source = _Source(load_organisation(organisation), seed, lang)
    return [source.lead(index) for index in range(start, start + count)]


def cast(scenario: Scenario, organisation: Company, seed: int, lang: str = "ru") -> plan.Opening:
    """The position before the first move; *lang* is the language of names and texts."""
    casting = _Casting(scenario, organisation, seed, lang)
    return plan.Opening(
        scenario=scenario.id,
        seed=seed,
        lang="en" if lang == "en" else "ru",
        start=scenario.start,
        days=scenario.days,
        salt=blake2b(f"{seed}:salt:{scenario.id}".encode(), digest_size=16).hexdigest(),
        invited=scenario.invited,
        password_days=scenario.password_days,
        organisation=_under_plan(organisation, scenario.plan),
        employees=tuple(casting.employees()),
        leads=tuple(casting.leads()),
        questions=tuple(
            Question(id=q.id, text=q.text, choices=q.choices) for q in scenario.questions
        ),
        hintable=tuple(rule.name for rule in scenario.rules if rule.hint is not None),
        letters=tuple(cast_letters(scenario, seed, lang, casting.people, casting.person)),
    )


def _under_plan(company: Company, plan: str | None) -> Organisation:
    """The organisation alone, under the tariff that the scenario names (D10)."""
    return company.plain.changed(plan=plan) if plan else company.plain


def versions() -> dict[str, str]:
    """The versions that an attempt is stamped with."""
    from importlib.metadata import PackageNotFoundError, version
    from platform import python_version

    found = {"python": python_version()}
    for name in ("crmsim", "faker"):
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "not installed"
    return found


class _Shares:
    """Names drawn by weight."""

    __slots__ = ("_names", "_sums", "total")

    def __init__(self, shares: tuple[Share, ...] | tuple[Manner, ...]) -> None:
        self._names = tuple(share.id for share in shares)
        self._sums = tuple(accumulate(share.weight for share in shares))
        self.total = self._sums[-1]

    def at(self, number: int) -> str:
        return self._names[bisect(self._sums, number)]


class _Source:
    """A company's stream of leads."""

    def __init__(self, company: Company, seed: int, lang: str) -> None:
        self.company = company
        self.seed = seed
        self.lang = lang
        self.sources = _Shares(company.source_mix)
        self.requests = tuple(request.text(lang) for request in company.requests)

    def lead(self, index: int) -> LeadRecord:
        throw = Dice(self.seed, f"leads:{index}")
        who = draw_person(throw, self.lang, self.company.ages, DRAWN_ON)
        source = self.sources.at(throw(self.sources.total))
        channel = self.company.channels.get(source, "form")
        written = channel in _WRITTEN and self.requests
        return LeadRecord(
            index=index,
            full_name=who.name,
            phone=phone(self.seed, "leads", index),
            email=who.email,
            birth_date=who.birth_date,
            city=who.city,
            source=source,
            channel=channel,
            text=self.requests[throw(len(self.requests))] if written else "",
        )


class _Casting:
    """One casting: what all its leads and employees share."""

    def __init__(self, scenario: Scenario, company: Company, seed: int, lang: str) -> None:
        self.scenario = scenario
        self.company = company
        self.seed = seed
        self.lang = lang
        self.sources = _Shares(company.source_mix)
        self.manners = _Shares(company.manners)
        self.requests = tuple(request.text(lang) for request in company.requests)
        self.taken: set[str] = set()
        self.people: dict[str, plan.Person] = {}

    def employees(self) -> Iterator[plan.Colleague]:
        """The trainee first, then as many of every role as the company has."""
        roles = {role.id: role for role in self.company.roles}
        yield self._employee(roles[self.scenario.role], 0)
        for role in roles.values():
            for index in range(int(role.id == self.scenario.role), role.count):
                yield self._employee(role, index)

    def _employee(self, role: Role, index: int) -> plan.Colleague:
        who, number = self._somebody(f"employee:{role.id}", index)
        return plan.Colleague(
            name=who.name,
            role=role.id,
            department=role.department,
            email=self._mailbox(who),
            phone=number,
        )

    def _mailbox(self, who: Person) -> str:
        """An address at the company, with the year of birth only for a second of the same name."""
        full = who.email.split("@", maxsplit=1)[0]
        short = f"{full.rstrip('0123456789')}@{self.company.domain}"
        mailbox = f"{full}@{self.company.domain}" if short in self.taken else short
        self.taken.add(mailbox)
        return mailbox

    def leads(self) -> Iterator[plan.LeadPlan]:
        """Group by group, and within a group as they arrive."""
        for group in self.scenario.leads:
            drawn = [self._lead(group, index) for index in range(group.count)]
            yield from sorted(drawn, key=lambda lead: lead.arrives_min)

    def _lead(self, group: LeadGroup, index: int) -> plan.LeadPlan:
        throw = NamedDice(self.seed, f"lead:{group.name}:{index}")
        source = group.source or self.sources.at(throw.below("source", self.sources.total))
        channel = group.channel or self.company.channels.get(source, "form")
        client = self._client(group, index, throw)
        person = self._of_group(group, index)
        return plan.LeadPlan(
            person=person,
            about=self._about(group, index),
            blank=group.blank,
            price=_terms(throw, "price", group.price),
            new_price=_terms(throw, "new_price", group.new_price),
            deliveries=tuple(self._deliveries(group, throw)),
            channel=channel,
            source=source,
            text=_signed(self._text(group, channel, throw), group, person),
            arrives_min=_when(throw, "arrives", group.arrives),
            registered=group.registered,
            pipeline=group.pipeline_of(self.company).id,
            stage=group.stage_of(self.company),
            owner=group.owner,
            sum_rub=_when(throw, "sum_rub", group.sum_rub),
            tags=group.tags,
            contacted_min=(
                None if group.contacted is None else _when(throw, "contacted", group.contacted)
            ),
            form=group.form,
            comment=group.comment.text(self.lang) if group.comment else "",
            fields={**(client.form if group.form else {}), **group.fields},
            activities=tuple(self._activities(group, throw)),
            acts=tuple(self._acts(group, throw)),
            payments=tuple(self._payments(group, throw)),
            papers=group.papers,
            closed_min=None if group.closed is None else _when(throw, "closed", group.closed),
            products=group.products,
            client=client,
        )

    def _text(self, group: LeadGroup, channel: str, throw: NamedDice) -> str:
        if group.text is not None:
            return group.text.text(self.lang)
        if channel not in _WRITTEN or not self.requests:
            return ""
        return self.requests[throw.below("text", len(self.requests))]

    def _activities(self, group: LeadGroup, throw: NamedDice) -> Iterator[plan.PlannedActivity]:
        for place, activity in enumerate(group.activities):
            yield plan.PlannedActivity(
                kind=activity.kind,
                due_min=_when(throw, f"due:{place}", activity.due),
                title=activity.title.text(self.lang) if activity.title else "",
                missed=activity.missed,
            )

    def _acts(self, group: LeadGroup, throw: NamedDice) -> Iterator[plan.ClientAct]:
        for place, act in enumerate(group.acts):
            yield plan.ClientAct(
                kind=act.kind,
                at_min=_when(throw, f"act:{place}", act.at),
                text=act.text.text(self.lang) if act.text else "",
            )

    def _payments(self, group: LeadGroup, throw: NamedDice) -> Iterator[plan.PlannedPayment]:
        for place, payment in enumerate(group.payments):
            yield plan.PlannedPayment(
                rub=_when(throw, f"paid:{place}", payment.rub),
                due_min=_when(throw, f"payment:{place}", payment.due),
                purpose=payment.purpose or "",
                paid=payment.paid,
            )

    def _client(self, group: LeadGroup, index: int, lead: NamedDice) -> plan.ClientPlan:
        manner_id = group.manner or self.manners.at(lead.below("manner", self.manners.total))
        manner = self.company.manner_by_id[manner_id]
        spans = {**self.company.dice_of(manner_id), **group.dice}
        throw = NamedDice(self.seed, f"client:{group.name}:{index}")
        form = {
            field.id: _answer(throw, field, spans.pop(field.id, 0), field.id in group.dice)
            for field in self.company.form_fields
        }
        thrown = {name: _die(throw, name, spans[name], name in group.dice) for name in spans}
        return plan.ClientPlan(story=manner.story, dice=thrown, form=form, phase=group.phase)

    def _of_group(self, group: LeadGroup, index: int) -> plan.Person:
        if group.same_as is not None:
            known = self.people[f"lead:{group.same_as}"]
            other = phone(self.seed, f"lead:{group.name}:other", index)
            return known.model_copy(update={"phone": other}) if group.other_phone else known
        return self.person(f"lead:{group.name}", index)

    def _about(self, group: LeadGroup, index: int) -> plan.Person | None:
        if group.about_ages is None:
            return None
        return self.person(f"about:{group.name}", index, group.about_ages)

    def _deliveries(self, group: LeadGroup, throw: NamedDice) -> Iterator[plan.PastDelivery]:
        for place, load in enumerate(group.deliveries):
            yield plan.PastDelivery(
                at_min=_when(throw, f"load:{place}", load.at),
                weight_kg=_when(throw, f"weight:{place}", load.weight_kg),
            )

    def person(self, stream: str, index: int = 0, ages: Span | None = None) -> plan.Person:
        """A person of a stream; the first one is remembered."""
        who, number = self._somebody(stream, index, ages)
        drawn = plan.Person(
            name=who.name, phone=number, email=who.email, birth_date=who.birth_date, city=who.city
        )
        self.people.setdefault(stream, drawn)
        return drawn

    def _somebody(self, stream: str, index: int, ages: Span | None = None) -> tuple[Person, str]:
        """The first of a row of candidates whose name, phone and e-mail nobody has yet."""
        attempt = 0
        while True:
            tried = f"{stream}:{attempt}" if attempt else stream
            throw = Dice(self.seed, f"{tried}:{index}")
            day = self.scenario.start.date()
            who = draw_person(throw, self.lang, ages or self.company.ages, day)
            number = phone(self.seed, tried, index)
            own = (who.name, who.email, number)
            if self.taken.isdisjoint(own):
                self.taken.update(own)
                return who, number
            attempt += 1


def _terms(throw: NamedDice, name: str, price: GroupPrice | None) -> plan.Terms | None:
    if price is None:
        return None
    at_min = _when(throw, name, price.at)
    return plan.Terms(product=price.product, rub=price.rub, at_min=at_min)


def _signed(text: str, group: LeadGroup, person: plan.Person) -> str:
    """A request, with a name and a phone below it where there is no contact yet to hold them."""
    return f"{text}\n{person.name}, {person.phone}" if "client" in group.blank else text


def _when(throw: NamedDice, name: str, span: When) -> int:
    return span if isinstance(span, int) else throw.between(name, *span)


def _die(throw: NamedDice, name: str, span: When, exact: bool) -> int:
    """A span is a whole number in it; one number is itself in a group, a percentage in a manner."""
    if isinstance(span, int):
        return span if exact else int(throw.below(name, _PERCENT) < span)
    return throw.between(name, *span)


def _answer(throw: NamedDice, field: CardField, span: When, exact: bool) -> int | str | bool:
    """What a client answers to a field of the questionnaire."""
    if field.type == "choice":
        last = len(field.options) - 1
        chosen = span if exact or not isinstance(span, int) else (0, last)
        return field.options[_when(throw, field.id, chosen)].id
    if field.type == "flag":
        return bool(_die(throw, field.id, span, exact))
    if field.type == "money" and not isinstance(span, int):
        low, high = span
        return low + _SUM_STEP_RUB * throw.below(field.id, (high - low) // _SUM_STEP_RUB + 1)
    return _when(throw, field.id, span)
