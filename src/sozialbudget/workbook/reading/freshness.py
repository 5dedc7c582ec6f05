"""The mark of a Stand that is nearly one of ours: last year's values must not pass for new ones by a slip."""

import re
from difflib import get_close_matches

from sozialbudget.case import Freshness
from sozialbudget.words import LANGUAGES, Text
from sozialbudget.workbook.layout import FRESHNESS_MARKS, as_of_marked, folded, folded_names

_MEANT = {
    Freshness.STALE: Text("veraltet", "outdated"),
    Freshness.KEPT: Text("behalten", "keep"),
}
"""Other words for the marks; only as they are, as a word like „erhalten“ has nothing to do with it."""
_OTHERS = {word: freshness for freshness, label in _MEANT.items() for word in folded_names(label)} | {
    folded(word): Freshness.STALE for word in ("zu erneuern", "to be updated", "to refresh", "stale")
}
_MARKS = {word: freshness for freshness, mark in FRESHNESS_MARKS.items() for word in folded_names(mark)}
_NEAR = 0.85
"""So alike is a mark with a letter or two lost, added or swapped; „jährlich zu aktualisieren“ and „Sept.“ are less."""


def mark_meant(as_of: str | None) -> Text | None:
    """The Stand as it was most likely meant; None where its first words are not nearly a mark of ours.

    To be asked of a Stand that begins with no mark.
    """
    first = re.match(r"[^\d:–]*[^\d:–\s-]", as_of or "")
    if first is None or as_of is None:
        return None
    head = folded(first[0])
    near = get_close_matches(head, _MARKS, n=1, cutoff=_NEAR)
    freshness = _OTHERS.get(head) or (_MARKS[near[0]] if near else None)
    if freshness is None:
        return None
    rest = as_of[first.end() :].strip(" :–-") or None
    return Text(*(as_of_marked(rest, freshness, lang) or "" for lang in LANGUAGES))
