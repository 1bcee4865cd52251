"""Names in little memory: the same answers as a list and a dict give."""

from hypothesis import given
from hypothesis import strategies as st

from knowledge.vocabulary.packed import Lines, Names, Numbers

NAMES = st.lists(st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs"])), unique=True)


@given(NAMES)
def test_lines_are_those_of_the_text(names):
    lines = Lines("".join(f"{name}\n" for name in names).encode())

    assert (list(lines), lines[1:3], len(lines)) == (names, names[1:3], len(names))


@given(NAMES, st.text())
def test_a_name_is_found_where_it_stands_and_no_other(names, asked):
    places = {name: number for number, name in enumerate(names)}
    found = Names(names)

    assert {name: found.find(name) for name in names} == places
    assert found.find(asked) == places.get(asked)
    assert (asked in found) == (asked in places)


def test_a_name_may_have_several_numbers_in_their_order():
    assert Numbers.of([("london", 7), ("paris", 1), ("london", 2)]).candidates("london") == [2, 7]


def test_a_name_that_is_not_there_has_no_numbers():
    assert Numbers.of([]).candidates("london") == []


@given(NAMES)
def test_what_was_written_is_read_back(tmp_path_factory, names):
    path = tmp_path_factory.mktemp("packed") / "names.idx"
    made = Numbers.of((name, number) for number, name in enumerate(names))
    made.write(path)

    assert [Numbers.read(path).candidates(name) for name in names] == [
        made.candidates(name) for name in names
    ]
