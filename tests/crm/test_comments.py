"""Laws of detailed comments: a topic and an outcome, in any spelling; empty phrases never pass."""

import subprocess
import sys
from pathlib import Path
from timeit import timeit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crmsim.crm import lexicon
from crmsim.crm.comments import SPOILING, CommentVerdict, is_detailed, verdict
from crmsim.crm.folding import fold

LABELLED = Path(__file__).parent / "comments"


def labelled(name: str) -> tuple[str, ...]:
    """The labelled comments of one file, one per line."""
    return tuple((LABELLED / f"{name}.txt").read_text(encoding="utf-8").splitlines())


DETAILED = labelled("detailed.ru") + labelled("detailed.en")
SHALLOW = labelled("shallow.ru") + labelled("shallow.en")

STOP_PHRASES = (
    *("НД", "н/д", "недозвон", "перезвонить", "перезвоню позже", "сбросил", "сбросила трубку"),
    *("пообщались", "думает", "подумает", "на связи", "не берёт трубку", "не отвечает"),
    *("no answer", "call back", "hung up", "talked", "thinking", "voicemail", "will call later"),
)
FILLERS = (
    *("ну", "вот", "короче", "клиент", "хорошо", "очень", "ок", "ещё раз", "lorem", "ipsum"),
    *(
        "dolor sit amet",
        "ok",
        "well",
        "client",
        "very good",
        "again",
        "👍",
        "🤔",
        "!!!",
        "...",
        "—",
    ),
    *("бла бла", "да", "нет", "1", "123", "завтра", "25.11", "в 14:00", "tomorrow", "asdf", "ыва"),
)
LATIN, CYRILLIC = "aceopxACEOPXMTBHK", "асеорхАСЕОРХМТВНК"
LOOK_ALIKE = dict(zip(LATIN + CYRILLIC, CYRILLIC + LATIN, strict=True))

unhurried = settings(deadline=None)  # the first example may load a library

padded = st.lists(
    st.one_of(st.sampled_from(STOP_PHRASES), st.sampled_from(FILLERS)), min_size=1, max_size=12
)
links = st.sampled_from([" ", ", ", ". ", " - ", "; ", "\n", "! ", "  "])


@pytest.mark.requirement("R239")
@pytest.mark.parametrize("name", ["detailed.ru", "detailed.en"])
def test_a_comment_with_topic_and_outcome_is_detailed(name: str) -> None:
    """Whatever its style, trade and length, what a trainer calls detailed passes."""
    assert [text for text in labelled(name) if not is_detailed(text)] == []


@pytest.mark.requirement("R240")
@pytest.mark.parametrize("name", ["shallow.ru", "shallow.en"])
def test_a_comment_that_only_looks_busy_is_not_detailed(name: str) -> None:
    """Empty phrases, plans, half-comments and word lists are not detailed."""
    assert [text for text in labelled(name) if is_detailed(text)] == []


def test_there_are_enough_labels_of_both_kinds() -> None:
    """No label is given twice, and none to both kinds."""
    assert len(DETAILED) >= 300
    assert len(SHALLOW) >= 600
    assert len({*DETAILED, *SHALLOW}) == len(DETAILED) + len(SHALLOW)


@pytest.mark.requirement("R239")
@pytest.mark.parametrize(
    "text",
    [
        "Обсудили до\u0301говор \N{THUMBS UP SIGN} — подпи\u200bшет в среду",
        "- тема: возврат предоплаты\n- итог: вернём 12 000 руб. до 5 декабря, заявление получили",
        "Обсудили:\n1) цену\n2) срок\nДоговорились: аванс 50% завтра",
        "\tОбсудили\u00a0стоимость,\r\nдоговорились о встрече 25.11 в 14:00 ",
        "ＤＩＳＣＵＳＳＥＤ ＰＲＩＣＥ， she will sign on Friday",
        "- topic: refund\n- result: we return 12,000 by Dec 5, form received",
    ],
)
def test_odd_signs_do_not_spoil_a_detailed_comment(text: str) -> None:
    """Stress marks, invisible characters, lists, emoji and full-width letters are read through."""
    assert is_detailed(text)


@pytest.mark.requirement("R240")
@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t ",
        "\u200b\u200b",
        "пере\u200bзвонить",
        "п\u00a0е\u00a0р\u00a0е\u00a0з\u00a0в\u00a0о\u00a0н\u00a0и\u00a0т\u00a0ь",
        "н\u0336е\u0336 д\u0336о\u0336з\u0336в\u0336о\u0336н\u0336",
        "\N{NEGATIVE SQUARED LATIN CAPITAL LETTER P}ерезвонить",
        "- тема: рассрочка\n- итог: думает",
        "тема: -\nитог: -",
        "topic: -\nresult: -",
        "думает" * 50,
        "думает " * 200,
        "Клиент очень внимательно слушал. " * 20,
        "0" * 5000,
        "в " + "9" * 4900,
        "," * 5000,
        "a," * 2500,
        "\ud800",
    ],
)
def test_odd_signs_do_not_save_an_empty_one(text: str) -> None:
    """Nothing, the invisible, the spaced-out, the endless and the broken are not detailed."""
    assert not is_detailed(text)


@pytest.mark.requirement("R239")
@pytest.mark.parametrize(
    ("topic", "outcome"),
    [
        ("Обсудили стоимость и рассрочку", "договорились о встрече 25.11 в 14:00"),
        ("Цена устроила", "придёт в пятницу"),
        ("Разобрали документы по долгам", "она пришлёт кредитные договоры до пятницы"),
        ("Интересует магистратура", "подаст заявление 20 июня"),
        ("Проговорили сроки поставки меди", "машина в четверг к 9:00"),
        ("Talked through debts and fees", "she will send the loan agreements by Friday"),
        ("Discussed pricing", "agreed to meet on Tuesday at 3 pm"),
        ("Explained the course schedule", "he will enroll by 1 September"),
        ("Price is fine", "they sign on Friday"),
    ],
)
def test_half_a_comment_is_not_enough(topic: str, outcome: str) -> None:
    """A topic without an agreement fails, so does an agreement without a topic; both pass."""
    assert verdict(topic).outcome is False
    assert verdict(outcome).topic is False
    assert is_detailed(f"{topic}, {outcome}")
    assert is_detailed(f"{topic}. {outcome}.")
    assert is_detailed(f"{outcome}; {topic}")


@pytest.mark.requirement("R240")
@unhurried
@given(padded, st.lists(links, min_size=12, max_size=12))
def test_padding_never_saves_a_stop_phrase(parts: list[str], between: list[str]) -> None:
    """However stop phrases are joined, repeated and padded, they name no topic and no outcome."""
    text = "".join(part + link for part, link in zip(parts, between, strict=False))
    assert not is_detailed(text)


@pytest.mark.requirement("R240")
@unhurried
@given(st.sampled_from(STOP_PHRASES), st.sampled_from([" ", ".", "-", "_", "\u200b", " - ", "*"]))
def test_spelling_out_never_saves_a_stop_phrase(phrase: str, between: str) -> None:
    """A stop phrase letter by letter, whatever stands between the letters, is one."""
    assert not is_detailed(between.join(phrase))
    assert not is_detailed(between.join(phrase.upper()))
    assert not is_detailed("".join(char * 3 for char in phrase))


@unhurried
@given(st.sampled_from(DETAILED + SHALLOW), st.sampled_from([" ", "\t", "\n", "\u00a0", "  \r\n"]))
def test_case_and_spacing_never_change_the_verdict(text: str, space: str) -> None:
    """Capitals, lower case, and any white space for a space mean the same."""
    expected = verdict(text)
    assert verdict(text.upper()) == expected
    assert verdict(text.lower()) == expected
    assert verdict(text.replace(" ", space)) == expected
    assert verdict(f"{space}{text}{space}") == expected


@unhurried
@given(st.sampled_from(DETAILED + SHALLOW), st.sampled_from("\u200b\u200d\u00ad\u2060\ufe0f"))
def test_invisible_characters_never_change_the_verdict(text: str, invisible: str) -> None:
    """What cannot be seen counts for nothing."""
    assert verdict(invisible.join(text)) == verdict(text)


@unhurried
@given(st.sampled_from(DETAILED + SHALLOW), st.integers(0, 40))
def test_a_look_alike_letter_never_changes_the_verdict(text: str, start: int) -> None:
    """A Latin letter in a Russian word, or a Russian one in an English word, is read as meant."""
    for at in range(start, len(text)):
        inside = text[at - 1 : at].isalpha() and text[at + 1 : at + 2].isalpha()
        if text[at] in LOOK_ALIKE and inside:
            text_seen = text[:at] + LOOK_ALIKE[text[at]] + text[at + 1 :]
            assert verdict(text_seen) == verdict(text)
            return


@unhurried
@given(st.text())
def test_any_text_has_a_verdict(text: str) -> None:
    """Nothing a person can type raises, and the verdict agrees with itself."""
    seen = verdict(text)
    assert is_detailed(text) is (not seen.reasons)
    assert (seen.topic and seen.outcome) or seen.reasons
    assert ("no_topic" in seen.reasons) is (not seen.topic)
    assert ("no_outcome" in seen.reasons) is (not seen.outcome)


@unhurried
@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    """Folded text has one spelling: no capitals, no doubled spaces, no invisible characters."""
    once = fold(text)
    assert "  " not in once
    assert once == once.strip()
    assert once == once.casefold()


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("П Е Р Е З В О Н И Т Ь", "перезвонить"),
        ("П-е-р-е-з-в-о-н-и-т-ь", "перезвонить"),
        ("перезвооооонить", "перезвонить"),
        ("пepeзвoнить", "перезвонить"),
        ("перез0онить", "перезоонить"),
        ("Обсудили CPOK", "обсудили срок"),
        ("Discussed соре", "discussed cope"),
        ("ещё", "еще"),
        ("15 000 ₽", "15 000 руб"),
        ("в 5 к 6 с 7", "в 5 к 6 с 7"),
    ],
)
def test_folding_reads_what_the_eye_reads(text: str, folded: str) -> None:
    """Spacing-out, stretching, digits and letters that look alike are undone."""
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "reasons"),
    [
        ("", ("empty", "no_topic", "no_outcome")),
        ("25.11 14:00", ("empty", "no_topic", "no_outcome")),
        ("Обсудили стоимость", ("no_outcome",)),
        ("Договорились о встрече 25.11 в 14:00", ("no_topic",)),
        ("Обсудили стоимость, клиент думает", ("no_outcome", "still_thinking")),
        ("Обсудили стоимость, перезвонить позже", ("no_outcome", "vague_next_step")),
        ("Обсудили стоимость, возможно подпишет", ("no_outcome", "only_perhaps")),
        ("Обсудили стоимость, отказался", ("no_outcome", "refusal_without_reason")),
        ("Обсудили стоимость, договорились", ("no_outcome", "vague_agreement")),
        ("Обсудим цену, придёт в пятницу", ("no_topic", "talk_only_planned")),
        ("НД, договор отправлю в пятницу", ("no_contact", "no_topic")),
        ("Discussed the price, she will think", ("no_outcome", "still_thinking")),
    ],
)
def test_a_verdict_says_what_is_missing(text: str, reasons: tuple[str, ...]) -> None:
    """The codes come in one order: what spoils it, what it lacks, and why."""
    seen = verdict(text)
    assert seen.reasons == reasons
    assert set(SPOILING).isdisjoint(reasons) or reasons[0] in SPOILING


def test_a_detailed_comment_lacks_nothing() -> None:
    """The whole verdict of a good comment."""
    text = "Talked through debts and fees; she will send the loan agreements by Friday"
    assert verdict(text) == CommentVerdict(topic=True, outcome=True, reasons=())


@pytest.mark.parametrize("language", ["ru", "en"])
def test_the_lexicon_is_written_as_it_is_read(language: str) -> None:
    """Every word of the lexicon is in folded spelling; otherwise nothing would ever match it."""
    words = lexicon.roles(language)
    assert [word for word in words if word.replace("_", " ") != fold(word.replace("_", " "))] == []


def test_nothing_is_loaded_before_the_first_russian_word() -> None:
    """Importing the module, and judging English, does not load the dictionary."""
    code = (
        "import sys; from crmsim.crm.comments import is_detailed;"
        "is_detailed('Discussed the price, she signs on Friday');"
        "assert 'pymorphy3' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_comment_is_judged_in_milliseconds() -> None:
    """A comment never seen takes well under 10 ms; a lesson has dozens of them."""
    is_detailed("обсудили")
    seconds = timeit(lambda: [is_detailed(f"{text} ") for text in DETAILED], number=1)
    assert seconds / len(DETAILED) < 0.01
