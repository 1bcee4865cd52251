import pytest

from knowledge.vocabulary.titles import singular, split


def spelt(text):
    return [word.text for word in split(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("C++ devs", ["c++", "developer"]),
        ("C#/.NET", ["c#", ".net"]),
        ("Ingénieur d\u2019études", ["ingenieur", "etude"]),
        ("Kellner(in)", ["kellner"]),
        ("Polizist*innen", ["polizist"]),
        ("diseñador/a web", ["disenador", "web"]),
        ("swe2", ["swe", "2"]),
        ("the plumber's", ["the", "plumber"]),
        ("R.N.", ["rn"]),
    ],
)
def test_words_of_a_title(text, words):
    assert spelt(text) == words


@pytest.mark.parametrize(
    ("plural", "one"),
    [("nurses", "nurse"), ("secretaries", "secretary"), ("waitresses", "waitress"), ("doctores", "doctor"),
     ("stores", "store"), ("Lehrerinnen".lower(), "lehrerin"), ("devops", "devops"), ("boss", "boss"),
     ("bauingenieure", "bauingenieur"), ("spezialisten", "spezialist"), ("listen", "listen")],
)  # fmt: skip
def test_singular(plural, one):
    assert singular(plural) == one


def test_offsets_point_into_the_text():
    text = "Ask a Grafiker(in), or l'avocate."
    assert [text[word.start : word.end] for word in split(text)] == ["Ask", "a", "Grafiker", "or", "avocate"]


def test_a_comma_opens_and_a_shortened_word_does_not():
    assert [word.opens for word in split("Sr. welder, Leeds")] == [False, False, True]


def test_an_activity_has_the_form_of_its_person():
    (word,) = split("engineering")
    assert (word.text, word.form, word.is_field) == ("engineering", "engineer", True)
