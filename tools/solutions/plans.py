"""The shipped solutions, lesson by lesson."""

from crmsim.bots import BOTS
from crmsim.crm.verbs.colleagues import AskColleague
from crmsim.crm.verbs.contact import ReportCall
from crmsim.crm.verbs.navigation import OpenPanel, OpenSection, OpenView
from crmsim.crm.verbs.search import ApplyFilter, SaveFilter, Search
from crmsim.crm.verbs.tasks import AddTask
from crmsim.crm.verbs.timeline import AddComment
from tools.solutions.deaf import deaf
from tools.solutions.edits import (
    early_leaver,
    first_day,
    later,
    on_paper,
    onlooker,
    own_prices,
    push,
    slapdash,
    without,
)
from tools.solutions.forgetful import nothing_closed, to_everybody
from tools.solutions.hurried import hasty, headless, latecomer, nameless
from tools.solutions.plan import Plan
from tools.solutions.sloppy import empty_words, sloppy

AROUND = (OpenPanel, OpenSection, OpenView)
FINDING = (ApplyFilter, SaveFilter, Search)
DILIGENT, REVERSED = BOTS["diligent"], BOTS["reversed"]

BOOK = ("По правилам, от приоритета к приоритету.", "By the book, tier by tier.")
OTHER = ("Внутри приоритета — в другом порядке.", "Inside a tier in another order.")
BOOK_OF_DEALS = ("По правилам, сделка за сделкой.", "By the book, deal by deal.")
OTHER_DEALS = ("По правилам, но в другом порядке.", "By the book, in another order.")
HASTY = (
    "Суммы на глаз, причины на ходу, шаги и возражения пропущены.",
    "Sums by eye, reasons in passing, steps and objections skipped.",
)
LATE = ("Пришёл к обеду и бросил в тот же день.", "Came at noon and gave up the same day.")
RECORDS = ("Верные шаги без задач и комментариев.", "The right moves without tasks and comments.")
HASTE = ("Встречи и задачи — когда удобно себе.", "Meetings and tasks at one's own convenience.")
EMPTY_WORDS = (
    "Вместо договорённостей — «пообщались, думает».",
    "«Talked, thinking» instead of what was agreed.",
)
KNOWS_NO_RULES = (
    "Дубли, выдуманные даты, чужие клиенты и звонки мимо CRM.",
    "Doubles, invented dates, clients of others and calls past the CRM.",
)
UNIVERSITY = tuple(
    Plan(lesson, name, bot, *words, *([empty_words] if words is EMPTY_WORDS else []))
    for lesson in ("university/contacts-v1", "university/deals-v1")
    for name, bot, words in (
        ("good-by-the-book", DILIGENT, BOOK),
        ("good-other-order", REVERSED, OTHER),
        ("wrong-empty-words", DILIGENT, EMPTY_WORDS),
        ("wrong-no-rules", sloppy, KNOWS_NO_RULES),
    )
)

PLANS = (
    *UNIVERSITY,
    Plan("scrap/first-suppliers-v1", "good-by-the-book", DILIGENT, *BOOK_OF_DEALS),
    Plan("scrap/first-suppliers-v1", "good-other-order", REVERSED, *OTHER_DEALS),
    Plan("scrap/first-suppliers-v1", "wrong-no-records", BOTS["careless"], *RECORDS),
    Plan(
        "scrap/first-suppliers-v1",
        "wrong-own-prices",
        DILIGENT,
        "Цены и вес на глаз, возражения и передача забыты.",
        "Prices and weights by eye, objections and the hand-over forgotten.",
        own_prices,
    ),
    Plan(
        "scrap/first-suppliers-v1",
        "wrong-left-early",
        DILIGENT,
        "Взял первую заявку и ушёл.",
        "Took the first request and left.",
        early_leaver,
    ),
    Plan("orders/first-order-v1", "good-by-the-book", DILIGENT, *BOOK_OF_DEALS),
    Plan("orders/first-order-v1", "good-other-order", REVERSED, *OTHER_DEALS),
    Plan("orders/first-order-v1", "wrong-hasty", DILIGENT, *HASTY, hasty),
    Plan("orders/first-order-v1", "wrong-late", latecomer, *LATE, first_day),
    Plan("orders/professional-v1", "good-by-the-book", DILIGENT, *BOOK_OF_DEALS),
    Plan("orders/professional-v1", "good-other-order", REVERSED, *OTHER_DEALS),
    Plan("orders/professional-v1", "wrong-nameless", DILIGENT, *HASTY, nameless),
    Plan("orders/professional-v1", "wrong-late", latecomer, *LATE, first_day),
    Plan("orders/free-v1", "good-by-the-book", DILIGENT, *BOOK_OF_DEALS),
    Plan("orders/free-v1", "good-other-order", REVERSED, *OTHER_DEALS),
    Plan("orders/free-v1", "wrong-headless", DILIGENT, *HASTY, headless),
    Plan("orders/free-v1", "wrong-late", latecomer, *LATE, first_day),
    Plan("bankruptcy/onboarding-v1", "good-in-order", DILIGENT, "По порядку.", "In order."),
    Plan(
        "bankruptcy/onboarding-v1",
        "good-search-last",
        DILIGENT,
        "Поиск и фильтр — в конце.",
        "Search and filter at the end.",
        later(Search, ApplyFilter, SaveFilter),
    ),
    Plan(
        "bankruptcy/onboarding-v1",
        "wrong-on-paper",
        DILIGENT,
        "Пароль записан на бумаге, поиска нет.",
        "The password is on paper, and there is no search.",
        on_paper,
    ),
    Plan(
        "bankruptcy/onboarding-v1",
        "wrong-onlooker",
        DILIGENT,
        "Только посмотрел.",
        "Only looked.",
        onlooker,
    ),
    Plan("bankruptcy/priorities-v1", "good-by-the-book", DILIGENT, *BOOK),
    Plan("bankruptcy/priorities-v1", "good-other-order", REVERSED, *OTHER),
    Plan(
        "bankruptcy/priorities-v1",
        "wrong-nearest-first",
        BOTS["greedy"],
        "Кто ближе, тот и первый.",
        "Whoever is nearest goes first.",
    ),
    Plan("bankruptcy/priorities-v1", "wrong-no-records", BOTS["careless"], *RECORDS),
    Plan("bankruptcy/priorities-v1", "wrong-own-times", slapdash, *HASTE),
    Plan("bankruptcy/stages-v1", "good-by-the-book", DILIGENT, *BOOK),
    Plan("bankruptcy/stages-v1", "good-other-order", REVERSED, *OTHER),
    Plan("bankruptcy/stages-v1", "wrong-no-records", BOTS["careless"], *RECORDS),
    Plan(
        "bankruptcy/stages-v1",
        "wrong-one-day",
        BOTS["careless"],
        "Ушёл после первого дня, ничего не записав.",
        "Left after the first day with nothing written down.",
        first_day,
    ),
    Plan("bankruptcy/stages-v1", "wrong-own-times", slapdash, *HASTE),
    Plan("bankruptcy/deals-v1", "good-by-the-book", DILIGENT, *BOOK),
    Plan("bankruptcy/deals-v1", "good-other-order", REVERSED, *OTHER),
    Plan(
        "bankruptcy/deals-v1",
        "wrong-no-records",
        DILIGENT,
        *RECORDS,
        without(AddComment, AddTask, ReportCall, AskColleague),
    ),
    Plan(
        "bankruptcy/deals-v1",
        "wrong-in-haste",
        DILIGENT,
        "Торопит сделки, не дожидаясь денег.",
        "Pushes the deals without waiting for the money.",
        push,
    ),
    Plan("toolkit/repeat-v1", "good-by-the-book", DILIGENT, *BOOK),
    Plan("toolkit/repeat-v1", "good-other-order", REVERSED, *OTHER),
    Plan(
        "toolkit/repeat-v1",
        "wrong-to-everybody",
        DILIGENT,
        "Рассылка всей базе, повтор через неделю всем подряд.",
        "A campaign to the whole base, a repeat in a week for everybody.",
        to_everybody,
    ),
    Plan(
        "toolkit/repeat-v1",
        "wrong-nothing-closed",
        BOTS["careless"],
        "Звонил всем, но ничего не записал и не закрыл.",
        "Called everybody, wrote nothing down and closed nothing.",
        nothing_closed,
    ),
    Plan("toolkit/automation-v1", "good-by-the-book", DILIGENT, *BOOK),
    Plan("toolkit/automation-v1", "good-other-order", REVERSED, *OTHER),
    Plan("toolkit/automation-v1", "wrong-no-records", BOTS["careless"], *RECORDS),
    Plan(
        "toolkit/automation-v1",
        "wrong-deaf",
        deaf,
        "Работает по своему списку: ни звонков, ни писем, ни роботов.",
        "Works a list of one's own: no calls, no letters, no robots.",
    ),
    Plan(
        "toolkit/terms-v1",
        "good-walk-then-words",
        DILIGENT,
        "Сначала портал, потом понятия.",
        "The portal first, the words afterwards.",
    ),
    Plan(
        "toolkit/terms-v1",
        "good-words-then-walk",
        DILIGENT,
        "Сначала понятия, потом портал.",
        "The words first, the portal afterwards.",
        later(*AROUND, *FINDING),
    ),
    Plan(
        "toolkit/terms-v1",
        "wrong-words-only",
        DILIGENT,
        "Выучил понятия, портала не видел.",
        "Knows all the words and has not seen the portal.",
        without(*AROUND, *FINDING),
    ),
    Plan(
        "toolkit/terms-v1",
        "wrong-onlooker",
        DILIGENT,
        "Только посмотрел.",
        "Only looked.",
        onlooker,
    ),
)
