"""Laws of duplicates: two of three alike, however they are typed; the index says the same."""

from dataclasses import replace
from itertools import permutations
from timeit import repeat

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crmsim.crm.duplicates import Identity, Index, is_duplicate, matching, same_name

IVAN = Identity("Иванов Иван Иванович", "+79876543210", "1990-02-03", "ivan@mail.example")
NOBODY = Identity("Ким Анна", "+79650000000", "1981-12-31", "kim@mail.example")
ALIKE = {
    "name": "ИВАН  ИВАНОВИЧ ИВАНОВ",
    "phone": "8 (987) 654-32-10",
    "birth_date": " 1990-02-03",
    "email": "Ivan@Mail.example ",
}

unhurried = settings(deadline=None)  # the first example loads a library

LOOKS_LATIN = str.maketrans("асеорхуктмвнАСЕОРХУКТМВН", "aceopxyktmbhACEOPXYKTMBH")
words = st.text("абвгдеёйкмнорстухщьяadfgclnopxyz", min_size=1, max_size=8)
names = st.lists(words, min_size=1, max_size=5).map(" ".join)
phones = st.integers(0, 999_999_999).map(lambda number: f"+79{number:09d}")
dates = st.dates().map(lambda day: f"{day:%Y-%m-%d}")
emails = st.from_regex(r"[a-z]{1,5}@[a-z]{1,5}\.example", fullmatch=True)
full = st.builds(Identity, name=names, phone=phones, birth_date=dates, email=emails)
few = st.builds(
    Identity,
    name=st.sampled_from(["", "-", "Ёлкин Пётр", "ПЕТР ЕЛКИН", "Елкин Пеtр", "Ким"]),
    phone=st.sampled_from(["", "нет", "+79876543210", "8 987 654-32-10", "+79650000000"]),
    birth_date=st.sampled_from(["", " ", "1990-02-03", "1990-03-02"]),
    email=st.sampled_from(["", "a@x.example", "A@x.example", "b@x.example"]),
)
crowds = st.lists(few, max_size=12)


@pytest.mark.requirement("R244")
@pytest.mark.parametrize(
    ("alike", "duplicate"),
    [
        ((), False),
        (("name",), False),
        (("phone",), False),
        (("birth_date",), False),
        (("email",), False),
        (("name", "email"), False),
        (("phone", "email"), False),
        (("birth_date", "email"), False),
        (("name", "phone"), True),
        (("name", "birth_date"), True),
        (("phone", "birth_date"), True),
        (("name", "phone", "birth_date"), True),
        (("name", "phone", "email"), True),
        (("name", "phone", "birth_date", "email"), True),
    ],
)
def test_two_of_three_fields_make_a_duplicate(alike: tuple[str, ...], duplicate: bool) -> None:
    """Name, phone and birth date count; an e-mail is told, and never decides."""
    other = replace(NOBODY, **{name: ALIKE[name] for name in alike})
    assert matching(IVAN, other) == alike
    assert is_duplicate(IVAN, other) is duplicate
    assert Index([("ivan", IVAN)]).candidates(other) == (["ivan"] if duplicate else [])
    assert Index([("ivan", IVAN)]).same_email(other) == (["ivan"] if "email" in alike else [])


@pytest.mark.requirement("R244")
@pytest.mark.parametrize("blank", ["", "   ", "\t", "-", "–", "\u200b"])
def test_what_is_blank_is_like_nothing(blank: str) -> None:
    """Two people of whom nothing is known are not one."""
    empty = Identity(blank, blank, blank if blank.isspace() else "", "")
    assert matching(empty, empty) == ()
    assert not same_name(blank, blank)
    assert Index([(1, empty)]).candidates(empty) == []


@pytest.mark.requirement("R244")
@pytest.mark.parametrize(
    "typed",
    [
        "Ёлкина-Щукина Анна-Мария Петровна",
        "ёлкина-щукина анна-мария петровна",
        "ЁЛКИНА-ЩУКИНА АННА-МАРИЯ ПЕТРОВНА",
        "Елкина-Щукина Анна-Мария Петровна",
        "Е\u0308лкина-Щукина Анна-Мария Петровна",
        "  Ёлкина-Щукина\u00a0Анна-Мария\tПетровна ",
        "Анна-Мария Петровна Ёлкина-Щукина",
        "Анна Мария Петровна Ёлкина Щукина",
        "Ёлкина – Щукина Анна‑Мария Петровна",
        "Ёлкинa-Щyкинa Aннa-Mapия Пeтpoвнa",
        "Ёлкина-Щукина, Анна-Мария Петровна.",
        "Ёлкина-Щу\u00adкина Анна-Мария Пет\u200bровна",
    ],
)
def test_a_name_is_the_same_however_typed(typed: str) -> None:
    """Case, ё, spaces, order, hyphens, look-alike and invisible signs do not count."""
    assert same_name("Ёлкина-Щукина Анна-Мария Петровна", typed)


@pytest.mark.requirement("R244")
@pytest.mark.parametrize(
    "other",
    [
        "",
        "Иванов Иван",
        "Иванов Иван Иванович Иванов",
        "Иванова Иван Иванович",
        "Иванов И. И.",
        "Иванов Иван Ивановйч",
        "Иван Иван Иванович",
        "Ivanov Ivan Ivanovich",
    ],
)
def test_another_name_is_another(other: str) -> None:
    """A letter more, a word less or another alphabet is somebody else."""
    assert not same_name("Иванов Иван Иванович", other)
    assert not same_name(other, "Иванов Иван Иванович")


@pytest.mark.requirement("R244")
@pytest.mark.parametrize(
    "typed",
    ["+79876543210", "89876543210", "8(987)654-32-10", "9876543210", "7 987 654 32 10"],
)
def test_phones_are_compared_in_e164(typed: str) -> None:
    """Every spelling of one number is that number."""
    assert matching(Identity(phone="+7 987 654-32-10"), Identity(phone=typed)) == ("phone",)


@pytest.mark.parametrize("typed", ["", "нет", "12", "+7987654321", "654-32-10", "+79876543211"])
def test_what_is_no_number_or_another_is_not_alike(typed: str) -> None:
    """Half a number finds people in the search, but makes nobody a duplicate."""
    assert matching(Identity(phone="+79876543210"), Identity(phone=typed)) == ()


@pytest.mark.requirement("R244")
@unhurried
@given(few, few)
def test_likeness_is_symmetric(a: Identity, b: Identity) -> None:
    """Who is compared with whom does not matter."""
    assert matching(a, b) == matching(b, a)
    assert is_duplicate(a, b) == is_duplicate(b, a)
    assert same_name(a.name, b.name) == same_name(b.name, a.name)


@pytest.mark.requirement("R244")
@unhurried
@given(full)
def test_everybody_is_like_themselves(person: Identity) -> None:
    """Of a person who is known in full, everything is alike."""
    assert matching(person, person) == ("name", "phone", "birth_date", "email")
    assert is_duplicate(person, person)


@pytest.mark.requirement("R244")
@unhurried
@given(full, full, st.data())
def test_typing_changes_nothing(person: Identity, other: Identity, data: st.DataObject) -> None:
    """Case, word order, spaces, ё and look-alike letters change no answer."""
    order = data.draw(st.permutations(person.name.split()))
    typed = "  ".join(order).replace("ё", "е")
    case = data.draw(st.sampled_from([str.upper, str.title, str.lower]))
    letters = data.draw(st.lists(st.booleans(), min_size=len(typed), max_size=len(typed)))
    mixed = "".join(
        letter.translate(LOOKS_LATIN) if latin else letter
        for letter, latin in zip(case(typed), letters, strict=True)
    )
    retyped = replace(person, name=mixed, phone=f"8 {person.phone[2:]}")
    assert matching(person, retyped) == ("name", "phone", "birth_date", "email")
    assert matching(retyped, other) == matching(person, other)


@pytest.mark.requirement("R244")
@unhurried
@given(crowds, few)
def test_the_index_agrees_with_comparing_all(people: list[Identity], person: Identity) -> None:
    """The same people, in the order in which they were added."""
    index = Index(enumerate(people))
    pairs = list(enumerate(people))
    assert index.candidates(person) == [key for key, one in pairs if is_duplicate(one, person)]
    assert index.same_email(person) == [
        key for key, one in pairs if "email" in matching(one, person)
    ]


@unhurried
@given(crowds, st.lists(st.tuples(st.integers(0, 11), few), max_size=12), few)
def test_an_index_follows_every_change(
    people: list[Identity], changes: list[tuple[int, Identity]], person: Identity
) -> None:
    """What was changed or removed leaves no trace; a changed person keeps their place."""
    index, known = Index(enumerate(people)), dict(enumerate(people))
    for key, identity in changes:
        if key in known and identity.name == "-":
            index.remove(key)
            del known[key]
        else:
            index.add(key, identity)
            known[key] = identity
    assert index.candidates(person) == [k for k, one in known.items() if is_duplicate(one, person)]


def test_who_was_never_added_cannot_be_removed() -> None:
    """A wrong key is a mistake of ours."""
    index = Index([(1, IVAN)])
    with pytest.raises(KeyError):
        index.remove(2)
    assert index.candidates(IVAN) == [1]


def test_answers_come_in_the_order_of_adding() -> None:
    """Whatever the keys are."""
    for keys in permutations(["b", "a", "c"]):
        assert Index((key, IVAN) for key in keys).candidates(IVAN) == list(keys)


def test_ten_thousand_people_are_asked_in_the_blink_of_an_eye() -> None:
    """A question costs the same among ten thousand who share a birth date, and far below 20 ms."""
    crowd = ((i, Identity(f"Иванов {i}", f"+79{i:09d}", "1990-02-03")) for i in range(10_000))
    index = Index(crowd)
    asked = Identity("7777 ИВАНОВ", "", "1990-02-03")
    assert index.candidates(asked) == [7777]
    assert min(repeat(lambda: index.candidates(asked), number=100, repeat=5)) < 0.02
