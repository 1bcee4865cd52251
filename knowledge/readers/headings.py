"""Tell a heading by its words, and what kind of section it opens."""

import re

from knowledge.models import SectionKind
from knowledge.readers.cues import words
from knowledge.readers.lines import BULLET, plain

_KINDS = tuple(
    (kind, words(cues))
    for kind, cues in (
        (
            SectionKind.CHECKLIST,
            """check-?lists?|action (?:plan|items|points)|next steps|to-do
            key (?:actions|takeaways)""",
        ),
        (SectionKind.NEGOTIATION, "negotiat\\w+|counter-?offers?|salary talks|how to ask for"),
        (
            SectionKind.COST_OF_LIVING,
            "costs? of living|living (?:costs?|standards?)|purchasing power|housing costs?",
        ),
        (
            SectionKind.AI_IMPACT,
            """(?:AI|artificial intelligence|automation)(?:['\u2019]s)? (?:and|impact|effects?|influence)
            (?:AI|artificial intelligence|automation) (?:disruption|outlook|readiness)
            (?:impact|effects?|role|rise) of (?:generative )?(?:AI|artificial intelligence|automation)
            (?:how|will) (?:AI|artificial intelligence|automation)""",
        ),
        (
            SectionKind.PREMIUM,
            "premiums?|(?:what )?skills? (?:that |which )?(?:pay|add|uplift)|(?:salary|pay) boosts?",
        ),
        (
            SectionKind.SKILLS,
            """(?:required|key|core|must-have|technical|essential|top|in-demand) (?:technical )?skills
            skills? (?:required|needed|in demand|requirements?|to have|for)
            competenc(?:y|ies)|tech(?:nology)? stack""",
        ),
        (
            SectionKind.GROWTH,
            "growth (?:catalysts?|drivers?|levers?)|catalysts?|career accelerators?|skill to master",
        ),
        (SectionKind.MOAT, "moats?|credentials?|certifications?|certificates?"),
        (SectionKind.DEMAND, "demand|hiring|(?:job|labou?r) market|job outlook|openings|vacanc(?:y|ies)"),
        (
            SectionKind.OVERVIEW,
            """overview|summary|at a glance|snapshot|introduction
            market (?:position\\w*|picture|context|data)
            salar(?:y|ies)|compensation|pay|remuneration|earnings""",
        ),
    )
)
FIGURE = re.compile(r"[£$€¥₹]|\d[\d.,]*\s?(?:%|k\b)|\d[.,'\u2019]\d|(?!(?:19|20)\d\d\b)\d{3,}")
"""What stands in text and hardly ever in a heading; a year does not count."""

_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|can|could|should|may|must|would|earns?|commands?|reports?)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_][\w'\u2019&/+#.-]*")
_LABEL = re.compile(r":\s*(.+)$")
LONGEST_HEADING = 120
"""In characters; a line that is longer is text."""

_MAX_WORDS = 12
_SMALL = 3
"""Articles and prepositions up to this length are small even in a title."""
_SHORT = 5
"""A heading of so few words may be written like a sentence."""
_TITLE_SHARE = 0.7


def kind_of(heading: str) -> SectionKind:
    """Return the kind of section that a heading opens; `other` where no word of it tells."""
    return next((kind for kind, cue in _KINDS if cue.search(heading)), SectionKind.OTHER)


def is_heading(line: str) -> bool:
    """Say whether a line on its own reads as a heading."""
    if len(line) > LONGEST_HEADING:
        return False
    text = plain(line).strip()
    found = _WORD.findall(text)
    if not found or len(found) > _MAX_WORDS or text[-1] in ".,;!" or FIGURE.search(text) or _has_label(text):
        return False
    if not found[0][0].isupper() and not found[0][0].isdigit():
        return False
    if kind_of(text) is SectionKind.OTHER:
        return not BULLET.match(line) and in_title_case(text) and not any(char.isdigit() for char in text)
    if _VERB.search(text) and not text.endswith("?"):
        return False
    return in_title_case(text) or len(found) <= _SHORT or text.endswith((":", "?"))


def is_glued_heading(text: str) -> bool:
    """Say whether words found inside a line are a heading that lost its line break: the test is stricter."""
    known = kind_of(text) is not SectionKind.OTHER
    return known and len(_WORD.findall(text)) > 1 and in_title_case(text) and is_heading(text)


def in_title_case(text: str) -> bool:
    """Say whether nearly all words that are not small begin with a capital."""
    large = [word for word in _WORD.findall(text) if len(word) > _SMALL or word[0].isupper()]
    capital = sum(word[0].isupper() or word[0].isdigit() for word in large)
    return bool(large) and capital >= _TITLE_SHARE * len(large)


def _has_label(text: str) -> bool:
    """Say whether a colon is followed by more than a name: `Skills: Python, SQL and Spark`."""
    after = _LABEL.search(text)
    return after is not None and (after.group(1).count(",") > 1 or len(after.group(1).split()) > _SHORT)
