"""6. Checks, the input's name and SHA-256, the version, and how anyone can recompute it."""

import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import numpy as np

from sozialbudget.case.layout import DISTRICTS
from sozialbudget.case.parameters import AUTO, PARAMETER_KEYS, ProjectFundBy
from sozialbudget.case.problems import ASIDE, Sentence, gathered
from sozialbudget.formats.document import Block, Column, Listing, Paragraph, Row, Run, Section, Table, body
from sozialbudget.method.allocation import Allocation
from sozialbudget.method.numbers import CENT, ONE, Array, decimals, exact
from sozialbudget.method.protection import NO_CAP
from sozialbudget.reports.annex import printed
from sozialbudget.reports.annex.request import Part
from sozialbudget.reports.annex.subject import Subject
from sozialbudget.version import __version__
from sozialbudget.words.numbers import number, plain
from sozialbudget.words.text import heading

_WITHIN = Decimal(1).scaleb(-9)
"""Sums of quotients that do not end are off by less; a hundred-thousandth of a cent."""


@dataclass(frozen=True, slots=True)
class Check:
    """A sum found and the one expected, or how many there are of what should not be (expected 0)."""

    key: str
    found: Decimal
    expected: Decimal
    is_count: bool = False

    @property
    def holds(self) -> bool:
        """Whether the two are the same."""
        return abs(self.found - self.expected) < _WITHIN


def checks(a: Allocation, part: Part) -> Iterator[Check]:
    """The checks of the parts that are in the annex, each computed anew from the figures."""
    with exact():
        listed = [*(_of_budgets(a) if part.budgets else ()), *(_of_services(a) if part.services else ())]
    yield from listed


def _of_budgets(a: Allocation) -> Iterator[Check]:
    p = a.case.parameters
    given = decimals(district.status_quo for district in a.case.districts)
    yield Check("budgets_sum", _sum(a.budget), a.total)
    yield Check("shares_one", _sum(a.need_share), ONE)
    yield Check("total_multiple", a.total % p.rounding_unit, Decimal(0))
    if p.max_loss is not None:
        yield _count("floors_hold", a.budget < (1 - p.max_loss) * given)
    if any(a.cap != NO_CAP):
        yield _count("caps_hold", a.budget > a.cap)
    again = [
        min(max(low + a.alpha * (middle - low), low), high)
        for low, middle, high in zip(a.floor, a.damped, a.cap, strict=True)
    ]
    yield Check("alpha_solves", _sum(decimals(again)), a.total)
    if a.project_fund is not None and p.project_fund is not None:
        each = len(given) if p.project_fund_by is ProjectFundBy.DISTRICT else 1
        yield Check("project_fund_sum", _sum(a.project_fund), p.project_fund * each)
    if p.damping == AUTO:
        yield _count("auto_keeps_floors", a.damped < a.floor)
    if a.need.index is not None and a.need_sum is None:
        yield _count("multipliers_positive", a.need.index < 0 if a.need.population_part is None else a.need.index <= 0)
    closed = sum(a.causes.values(), decimals([0] * len(given)))
    yield _count("causes_close", abs(closed - (a.budget - given)) >= _WITHIN)


def _of_services(a: Allocation) -> Iterator[Check]:
    amounts = sum((service.amount for service in a.services), decimals([0] * len(a.budget)))
    yield Check("overhead_sum", _sum(a.overhead) + _sum(a.personnel), _sum(a.budget))
    yield Check("services_sum", _sum(amounts), _sum(a.personnel))
    yield _count("services_each", amounts != a.personnel)
    yield Check("service_shares", sum((service.share for service in a.case.services), Decimal(0)), ONE)


def _sum(values: Array) -> Decimal:
    return sum(values, Decimal(0))


def _count(key: str, wrong: Array) -> Check:
    return Check(key, Decimal(int(np.count_nonzero(wrong))), Decimal(0), is_count=True)


def sections(s: Subject) -> Iterator[Section]:
    """The sections of this chapter."""
    yield Section(s.say("annex.checking.title"), (_checks(s),), new_page=True)
    yield Section(s.say("annex.checking.recompute"), tuple(_recompute(s)), level=2)
    if s.allocation.case.excluded:
        yield Section(s.say("annex.checking.excluded"), (_excluded(s),), level=2)
    yield Section(s.say("annex.checking.notes"), (_notes(s),), level=2)


def _checks(s: Subject) -> Table:
    found = list(checks(s.allocation, s.part))
    return Table(
        s.say("annex.checking.caption"),
        (
            Column(heading(s.say("checks.what")), align="left", width=5),
            Column(heading(s.say("checks.found")), width=2),
            Column(heading(s.say("checks.expected")), width=2),
            Column(heading(s.say("checks.result")), align="left", width=1.2),
        ),
        tuple(
            Row(
                (
                    s.say(f"check.{check.key}"),
                    _told(s, check, check.found),
                    _told(s, check, check.expected),
                    s.say("checks.ok" if check.holds else "checks.wrong"),
                )
            )
            for check in found
        ),
        note=s.say("annex.checking.computed_anew"),
    )


def _told(s: Subject, check: Check, value: Decimal) -> str:
    if check.is_count or check.expected in (0, 1):
        return plain(value.quantize(_WITHIN), s.lang)
    return number(value.quantize(CENT), s.lang, 2)


# --- recomputing ----------------------------------------------------------------------------------------


def _recompute(s: Subject) -> Iterator[Block]:
    origin = s.allocation.case.origin
    facts = [(heading(s.say("protocol.program")), f"sozialbudget {__version__}")]
    if origin is not None:
        facts += [(heading(s.say("protocol.input")), origin.name), ("SHA-256", origin.sha256)]
    if (file := _parameter_file(s)) is not None:
        facts.append((s.say("annex.checking.parameter_file"), file))
    yield Table(
        s.say("annex.checking.facts_caption"),
        (
            Column(s.say("annex.checking.fact"), align="left"),
            Column(s.say("annex.checking.is"), align="left", width=1),
        ),
        tuple(Row(fact) for fact in facts),
    )
    if origin is None:
        return
    yield body(s.say("annex.checking.who_has_the_input"))
    for key, command in _commands(s, origin.name):
        yield body(s.say(f"annex.checking.command.{key}"))
        yield Paragraph((Run(command),), "formula")
    yield body(s.say("annex.checking.sha"))


def _commands(s: Subject, name: str) -> Iterator[tuple[str, str]]:
    """The commands that compute this annex, the live workbook, and the derivation of one district."""
    program = ["sozialbudget"] if s.lang == "de" else ["sozialbudget", "--lang", "en"]
    given = [*_settings(s), *(["--params", file] if (file := _parameter_file(s)) is not None else [])]
    stem = Path(name).stem
    yield "annex", _line(program, ["annex", name, "-o", s.say("annex.checking.annex_file")], _asked(s), given)
    yield (
        "allocate",
        _line(program, ["allocate", name, "-o", s.say("annex.checking.result_file", stem=stem)], given),
    )
    yield "explain", _line(program, ["explain", name, s.allocation.case.districts[0].id, "--steps"], given)


def _asked(s: Subject) -> list[str]:
    request = s.request
    asked = [] if request.part is Part.ALL else ["--part", request.part.value]
    for option, value in (
        ("--title", request.title),
        ("--paper", request.paper),
        ("--committee", request.committee),
        ("--date", request.day.isoformat() if request.day else None),
        ("--author", request.author),
        ("--suppress-below", None if request.suppress_below is None else str(request.suppress_below)),
    ):
        asked += [] if value is None else [option, value]
    return [*asked, "--draft"] if request.draft else asked


def _settings(s: Subject) -> list[str]:
    """`--set key=value` for each parameter that was said so; the place of such a parameter is what was typed."""
    typed: list[str] = []
    for key in PARAMETER_KEYS:
        origin = s.allocation.case.parameter_origins.get(key)
        if origin is not None and origin.said_by == "set" and origin.place:
            option, _, setting = origin.place.partition(" ")
            typed += [option, setting]
    return typed


def _parameter_file(s: Subject) -> str | None:
    origins = s.allocation.case.parameter_origins.values()
    return next((origin.place for origin in origins if origin.said_by == "file"), None)


def _line(*parts: list[str]) -> str:
    return shlex.join([word for part in parts for word in part])


# --- what else there is to know -------------------------------------------------------------------------


def _excluded(s: Subject) -> Table:
    return Table(
        s.say("annex.checking.excluded_caption"),
        (
            Column(heading(DISTRICTS.column("id").header.say(s.lang)), align="left"),
            Column(heading(DISTRICTS.column("name").header.say(s.lang)), align="left", width=2),
            Column(s.say("annex.checking.reason"), align="left", width=4),
        ),
        tuple(Row((gone.id, gone.name, gone.reason)) for gone in s.allocation.case.excluded),
        row_headers=2,
    )


def _notes(s: Subject) -> Block:
    a = s.allocation
    told: list[str] = []
    of_input = [warning for warning in a.case.warnings if warning.code not in ASIDE]
    if of_input and s.request.suppress_below is not None:
        # A warning tells what it found, which may be a count that is to stay secret.
        told.append(s.say("annex.checking.notes_withheld", n=len(of_input)))
    else:
        told += [sentence.say(s.lang) for sentence in gathered(of_input)]
    few = [note for note in a.notes if note.code == "below_min_fte"]
    told += [Sentence((note,)).say(s.lang) for note in a.notes if note not in few and note not in a.case.warnings]
    if few and s.part.services:
        named = ", ".join(f"{note.values['district']} ({_fte(s, note.values['fte'])})" for note in few)
        key = "annex.checking.few_positions"
        told.append(s.say(key, min_fte=plain(a.case.parameters.min_fte, s.lang), districts=named))
    return Listing(tuple(body(text) for text in told)) if told else body(s.say("annex.checking.no_notes"))


def _fte(s: Subject, value: object) -> str:
    assert isinstance(value, Decimal)
    return printed.cell(value, s.lang, 2)
