"""Tell whether a text is English, by the small words that every language uses most."""

import re
from collections import Counter

from knowledge.problem import Problem

_SMALL_WORDS = {
    "English": "the and of for is are with to that this by on from at as it be or your you",
    "German": "der die das und ist nicht mit für ein eine von zu den dem im auf sich werden",
    "French": "le les des et est pour une dans que qui sur avec du au par plus ce sont",
    "Spanish": "el los las y es para una que con por del se como más su al son",
    "Portuguese": "os das dos não uma para com que por ao mais em são um na no",
    "Italian": "il gli della di che per una con del sono nel più alla dei le è",
    "Dutch": "het een van en voor zijn met niet op aan ook bij wordt te dat",
    "Polish": "nie się jest na z do dla że oraz przez od po jak są co",
}
_WORD = re.compile(r"[^\W\d_]+")
_ENOUGH = 20_000
"""Characters that tell the language of the rest."""
_LONG_ENOUGH = 60
_LEAST_SHARE = 0.03
_MOSTLY = 0.5


def foreign(text: str, name: str) -> Problem | None:
    """Return a problem if the text is not English; a text too short to tell passes."""
    words = _WORD.findall(text[:_ENOUGH].lower())
    counts = Counter(words)
    seen = {language: sum(counts[word] for word in small.split()) for language, small in _SMALL_WORDS.items()}
    english, best = seen["English"], max(seen, key=lambda language: seen[language])
    if seen[best] > english:
        return _not_english(name, f"{english} of these against {seen[best]} small words of {best}")
    unlike_latin = sum(not word.isascii() for word in words) > _MOSTLY * len(words)
    if unlike_latin or (len(words) >= _LONG_ENOUGH and english < _LEAST_SHARE * len(words)):
        return _not_english(name, f"{english} of these in {len(words)} words")
    return None


def _not_english(name: str, found: str) -> Problem:
    return Problem(name, None, "language", "an English report, with words such as the, and, of, for", found)
