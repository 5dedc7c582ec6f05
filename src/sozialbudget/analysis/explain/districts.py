"""Finding the district somebody asks for, by id or name."""

import unicodedata
from difflib import get_close_matches
from typing import NoReturn

from sozialbudget.case.case import Case
from sozialbudget.case.errors import InputError
from sozialbudget.case.problems import Problem


def find(case: Case, asked: str) -> int:
    """The position of the district whose id or name is `asked`; capitals and surrounding spaces do not matter.

    Raises InputError where there is none, more than one, or one that is left out. Where several begin as `asked`, it
    names them all.
    """
    wanted = _plain(asked)
    by_id = [i for i, district in enumerate(case.districts) if _plain(district.id) == wanted]
    by_name = [i for i, district in enumerate(case.districts) if _plain(district.name) == wanted]
    found = by_id or by_name
    if len(found) == 1:
        return found[0]
    if found:
        ids = [_told(case.districts[i].id, case.districts[i].provider) for i in found]
        _fail("district_ambiguous", asked, ids=ids)
    for left_out in case.excluded:
        if wanted in (_plain(left_out.id), _plain(left_out.name)):
            _fail("district_left_out", asked, reason=left_out.reason)
    beginning = _beginning(case, wanted)
    if len(beginning) > 1:
        _fail("district_begins", asked, districts=beginning)
    near = beginning[0] if beginning else _nearest(case, wanted)
    return _fail("district_unknown_near", asked, suggestion=near) if near else _fail("district_unknown", asked)


def _fail(code: str, asked: str, **values: object) -> NoReturn:
    raise InputError([Problem(code, values={"asked": asked.strip(), **values})])


def _told(district_id: str, provider: str | None) -> str:
    return f"{district_id} ({provider})" if provider else district_id


def _beginning(case: Case, wanted: str) -> list[str]:
    """Those whose name or id begins with `wanted`, in the order of the input, the ones left out last."""
    known = [(one.name, one.id) for one in case.districts] + [(one.name, one.id) for one in case.excluded]
    begin = [pair for pair in known if wanted and any(_plain(word).startswith(wanted) for word in pair)]
    return [f"{name} ({district_id})" for name, district_id in begin]


def _nearest(case: Case, wanted: str) -> str | None:
    known = {_plain(word): district for district in case.districts for word in (district.name, district.id)}
    # An id typed as a number has lost its zeros.
    without_zeros = {word.lstrip("0"): district for word, district in known.items() if word.isdigit()}
    close = get_close_matches(wanted, known, n=1, cutoff=0.6)
    district = without_zeros.get(wanted.lstrip("0")) or (known[close[0]] if close else None)
    return f"{district.name} ({district.id})" if district else None


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())
