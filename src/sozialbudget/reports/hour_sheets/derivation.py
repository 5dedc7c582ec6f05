"""How each figure of a sheet comes about, in words and with its numbers.

Every arithmetic starts from numbers that are printed with all their digits (money to the cent, costs, hours and rates
as given), never from a rounded result of the line before. So whoever types it into a calculator gets what stands
behind the equals sign, half a cent and half an hundredth of an hour included.
"""

from collections.abc import Iterator

from sozialbudget.analysis.explain.explain import label, placeholders
from sozialbudget.case.parameters import OverheadBasis
from sozialbudget.method.services import SERVICE_FIGURES
from sozialbudget.reports.hour_sheets.figures import hours, money
from sozialbudget.reports.hour_sheets.telling import Teller

_MONEY = {OverheadBasis.BUDGET: ("overhead", "personnel"), OverheadBasis.PERSONNEL: ("personnel", "overhead")}
"""In the order in which one follows from the other."""
ABF = "abf_hours"


def in_words(t: Teller) -> Iterator[tuple[str, str]]:
    """Each figure's name and its formula in words."""
    for key in (*_MONEY[t.allocation.case.parameters.overhead_basis], *SERVICE_FIGURES):
        figure = t.figures[key]
        template = figure.words.say(t.lang)
        names = {name: label(name, figure, dict(t.figures)).say(t.lang) for name in placeholders(template)}
        yield t.label(key), template.format(**names)
    yield t.say("hour_sheet.abf"), t.say("hour_sheet.abf_words")


def of_money(t: Teller, i: int) -> Iterator[tuple[str, str]]:
    """Overhead and personnel money of the district at position `i`: name and arithmetic."""
    own, p = money(t.allocation, i), t.allocation.case.parameters
    budget, overhead, personnel = t.euros(own.budget), t.euros(own.overhead), t.euros(own.personnel)
    rate = t.rate(p.overhead_rate)
    arithmetic = {
        OverheadBasis.BUDGET: {
            "overhead": f"{budget} · {rate} = {overhead}",
            "personnel": f"{budget} − {overhead} = {personnel}",
        },
        OverheadBasis.PERSONNEL: {
            "overhead": f"{budget} − {personnel} = {overhead}",
            "personnel": f"{budget} ÷ (1 + {rate}) = {personnel}",
        },
    }[p.overhead_basis]
    for key in _MONEY[p.overhead_basis]:
        yield t.label(key), arithmetic[key]


def of_service(t: Teller, i: int, s: int) -> Iterator[tuple[str, str]]:
    """Money and hours of service `s` in the district at position `i`: name and arithmetic."""
    a, service, own = t.allocation, t.allocation.services[s], hours(t.allocation, i, s)
    amount = t.euros(own.amount)
    positions = f"{amount} ÷ {t.euros(a.cost_per_fte[i])}"
    a_week = f"{positions} · {t.given_hours(a.case.parameters.weekly_hours)}"
    reaching, weekly = t.in_hours(own.face_to_face_hours), t.in_hours(own.weekly_hours)
    results = {
        "amount": f"{t.euros(a.personnel[i])} · {t.rate(service.share)} = {amount}",
        "fte": f"{positions} = {t.with_unit(t.fte(own.fte), t.label('fte'))}",
        "weekly_hours": f"{a_week} = {weekly}",
        "face_to_face_hours": f"{a_week} · (1 − {t.rate(service.abf_rate)}) = {reaching}",
    }
    for key in SERVICE_FIGURES:
        yield t.label(key), results[key]
    yield t.say("hour_sheet.abf"), f"{weekly} − {reaching} = {t.in_hours(own.abf_hours)}"
