"""1. What is proposed, in plain words and three figures."""

from collections.abc import Iterator
from decimal import Decimal

from sozialbudget.case.parameters import AUTO, Affects, affecting
from sozialbudget.formats.document import Block, KeyFigure, KeyFigures, Paragraph, Run, Section, body
from sozialbudget.method.allocation import Allocation
from sozialbudget.method.need.methods import rule_of
from sozialbudget.method.numbers import CENT, exact
from sozialbudget.reports.allocation.columns import district_names
from sozialbudget.reports.annex import project_fund, sentences
from sozialbudget.reports.annex.outcome import Protection, hardest_hit_by_need_alone, outcome, protection
from sozialbudget.reports.annex.printed import about, factor, footed, money, rate
from sozialbudget.reports.annex.request import Part
from sozialbudget.reports.annex.sentences import form, listed
from sozialbudget.reports.annex.subject import Subject
from sozialbudget.words.numbers import number, plain

_MOST_INDICATORS = 8
"""So many indicators are named with their weight."""
_HALF = Decimal("0.5")
_TENTH = Decimal("0.001")
"""A tenth of a percent."""


def sections(s: Subject) -> Iterator[Section]:
    """What is put to the vote, its figures, the motion, and what else to know."""
    with exact():
        title = s.say("annex.proposal.title")
        if s.part.budgets:
            yield Section(title, (_lead(s), KeyFigures(tuple(_budget_figures(s))), *_budget_words(s)))
        else:
            yield Section(title, (_services_lead(s), KeyFigures(tuple(_service_figures(s))), *_service_words(s)))
        yield Section(s.say("annex.motion.title"), tuple(_motion(s)), level=2, keep_together=True)
        if s.part is Part.ALL:
            blocks: tuple[Block, ...] = (KeyFigures(tuple(_service_figures(s))), *_service_words(s))
            yield Section(s.say("annex.proposal.services"), blocks, level=2, keep_together=True)
        notes = tuple(_notes(s))
        if notes:
            yield Section(s.say("annex.notes.title"), notes, level=2)


# --- the left part --------------------------------------------------------------------------------------


def _difference(s: Subject) -> str:
    return sentences.difference(s, s.allocation.total, s.allocation.status_quo.sum())


def _lead(s: Subject) -> Paragraph:
    a = s.allocation
    text = s.say(
        "annex.proposal.lead",
        year=a.case.parameters.year,
        total=money(a.total, s.lang),
        districts=sentences.districts(s, len(a.budget)),
        difference=_difference(s),
    )
    return Paragraph((Run(text),), "lead")


def _budget_figures(s: Subject) -> Iterator[KeyFigure]:
    a = s.allocation
    label = s.say("annex.proposal.total", year=a.case.parameters.year, today=money(a.status_quo.sum(), s.lang))
    beside = f". {project_fund.beside(s)}" if project_fund.has_fund(s) else ""
    yield KeyFigure(money(a.total, s.lang), label + beside)
    yield _winners(s)
    yield _cost_of_protection(s)


def _winners(s: Subject) -> KeyFigure:
    a, n = s.allocation, len(s.allocation.budget)
    if n == 1:
        label = s.say("annex.proposal.only_change", district=a.case.districts[0].name)
        return KeyFigure(sentences.change(s, a.change[0]), label)
    found = outcome(a)
    gaining, staying = len(found.gaining), len(found.staying)
    parts = [s.say(f"annex.proposal.gaining.{form(gaining)}"), sentences.losing(s, len(found.losing))]
    if staying:
        parts.append(s.say(f"annex.proposal.staying.{form(staying)}", n=sentences.count(s, staying)))
    label = " ".join([", ".join(parts) + ".", *_extremes(s)])
    value = s.say("annex.proposal.of", some=sentences.count(s, gaining), all=sentences.count(s, n))
    return KeyFigure(value, label)


def _extremes(s: Subject) -> Iterator[str]:
    a, found, called = s.allocation, outcome(s.allocation), district_names(s.allocation.case)
    if found.gaining:
        i = found.gaining[0]
        told = {"district": called[i], "change": sentences.change(s, a.change[i])}
        if a.change_rate[i] is None:
            yield s.say("annex.proposal.largest_gain_new", **told)
        else:
            yield s.say("annex.proposal.largest_gain", **told, rate=sentences.change_rate(s, a.change_rate[i]))
    if found.losing:
        i = found.losing[0]
        yield s.say(
            "annex.proposal.largest_loss",
            district=called[i],
            change=sentences.change(s, a.change[i]),
            rate=sentences.change_rate(s, a.change_rate[i]),
        )


def _has_limits(a: Allocation) -> bool:
    return any(getattr(a.case.parameters, key) is not None for key in affecting(Affects.PROTECTION))


def _moved(s: Subject) -> Protection:
    """What floor and cap move; where counts are withheld, as the columns printed tell."""
    return protection(s.allocation, s.levels if s.precision.is_coarse else None)


def _cost_of_protection(s: Subject) -> KeyFigure:
    a, p, moved = s.allocation, s.allocation.case.parameters, _moved(s)
    if not _has_limits(a):
        return KeyFigure(s.say("annex.proposal.unlimited"), s.say("annex.proposal.unlimited_label"))
    if moved.lifted and p.max_loss is not None:
        payer = "capped_pay" if moved.others_give <= 0 else "both_pay" if moved.capped else "others_pay"
        label = s.say(
            f"annex.proposal.lifted_label.{form(len(moved.lifted))}",
            n=sentences.count(s, len(moved.lifted)),
            limit=rate(p.max_loss, s.lang),
            payer=s.say(f"annex.proposal.{payer}"),
        )
        return KeyFigure(money(moved.cost, s.lang), label)
    if moved.capped and p.max_gain is not None:
        label = s.say(
            f"annex.proposal.capped_label.{form(len(moved.capped))}",
            n=sentences.count(s, len(moved.capped)),
            limit=rate(p.max_gain, s.lang),
        )
        return KeyFigure(money(moved.set_free, s.lang), label)
    return KeyFigure(money(Decimal(0), s.lang), s.say("annex.proposal.idle_label"))


def _budget_words(s: Subject) -> Iterator[Paragraph]:
    for key, told in (
        ("annex.proposal.need", _need(s)),
        ("annex.proposal.damping", _damping(s)),
        ("annex.proposal.protection", _protection(s)),
    ):
        yield body(Run(s.say(key), strong=True), " ".join(told))
    if project_fund.has_fund(s):
        yield project_fund.paragraph(s)


def _need(s: Subject) -> Iterator[str]:
    a, p = s.allocation, s.allocation.case.parameters
    n = len(a.case.indicators)
    weights = [rate(weight.quantize(_TENTH), s.lang) for weight in a.weights]
    alike = n > 1 and len(set(a.weights)) == 1
    if n == 1 or alike:
        told = [one.name for one in a.case.indicators]
    else:
        told = [f"{one.name} {weight}" for one, weight in zip(a.case.indicators, weights, strict=True)]
    how = "cases" if rule_of(p).base_is_cost else "alike" if alike else form(n)
    yield s.say(
        f"annex.proposal.measured.{how}",
        n=sentences.count(s, n),
        indicators=listed(s, told, _MOST_INDICATORS),
    )
    if p.base_amount:
        yield s.say("annex.proposal.base_amount", amount=money(p.base_amount, s.lang))
    i = hardest_hit_by_need_alone(a)
    if i is None:
        yield s.say("annex.proposal.need_alone_no_loss")
        return
    change = (s.levels.need_based if s.precision.is_coarse else a.need_based)[i] - a.status_quo[i]
    yield s.say(
        "annex.proposal.need_alone",
        district=district_names(a.case)[i],
        rate=sentences.change_rate(s, change / a.status_quo[i]),
        change=sentences.change(s, change.quantize(CENT)),
        proposed_rate=sentences.change_rate(s, a.change_rate[i]),
        proposed_change=sentences.change(s, a.change[i]),
    )


def _damping(s: Subject) -> Iterator[str]:
    a, p = s.allocation, s.allocation.case.parameters
    damping = rate(a.damping, s.lang)
    if a.damping == 0:
        yield s.say("annex.proposal.undamped")
    elif a.damping == 1:
        yield s.say("annex.proposal.damped_whole")
    elif a.damping == _HALF:
        yield s.say("annex.proposal.damped_half", damping=damping)
    else:
        need = rate(1 - a.damping, s.lang)
        yield s.say("annex.proposal.damped", need=need, today=damping, damping=damping)
    if p.damping == AUTO and p.max_loss is not None:
        yield s.say("annex.proposal.damping_auto", limit=rate(p.max_loss, s.lang))


def _protection(s: Subject) -> Iterator[str]:
    a, p, moved = s.allocation, s.allocation.case.parameters, _moved(s)
    called = district_names(a.case)
    if not _has_limits(a):
        yield s.say("annex.proposal.unlimited_text")
        return
    if p.max_gain is not None:
        yield s.say("annex.proposal.cap", limit=rate(p.max_gain, s.lang))
        if moved.capped:
            yield s.say(
                f"annex.proposal.capped_text.{form(len(moved.capped))}",
                n=sentences.count(s, len(moved.capped)),
                set_free=money(moved.set_free, s.lang),
                districts=listed(s, [called[i] for i in moved.capped]),
            )
    if p.max_loss is not None:
        yield s.say("annex.proposal.floor", limit=rate(p.max_loss, s.lang))
        if moved.lifted:
            yield s.say(
                f"annex.proposal.lifted_text.{form(len(moved.lifted))}",
                n=sentences.count(s, len(moved.lifted)),
                cost=money(moved.cost, s.lang),
                districts=listed(s, [called[i] for i in moved.lifted]),
            )
    yield _balance(s)


def _balance(s: Subject) -> str:
    """What is left for the others to give or to get."""
    a, moved, alpha = s.allocation, _moved(s), s.precision.alpha(s.allocation.alpha)
    if a.alpha == 1:
        idle = not (moved.lifted or moved.capped)
        return s.say("annex.proposal.idle_text") if idle else s.say("annex.proposal.others_give_nothing")
    told = {
        "amount": money(abs(moved.others_give), s.lang),
        "rate": about(abs(1 - alpha), s.lang),
        "alpha": factor(alpha, s.lang),
    }
    if a.alpha < 1:
        return s.say("annex.proposal.others_give", **told)
    if a.case.parameters.max_loss is None:
        return s.say("annex.proposal.others_get_without_floor", **told)
    return s.say("annex.proposal.others_get", **told)


# --- the right part -------------------------------------------------------------------------------------


def _services_lead(s: Subject) -> Paragraph:
    a = s.allocation
    text = s.say("annex.proposal.services_lead", year=a.case.parameters.year, total=money(a.total, s.lang))
    return Paragraph((Run(text),), "lead")


def _service_figures(s: Subject) -> Iterator[KeyFigure]:
    a, p = s.allocation, s.allocation.case.parameters
    yield KeyFigure(
        money(a.personnel.sum(), s.lang),
        s.say(
            f"annex.proposal.personnel_label.{p.overhead_basis}",
            overhead=money(a.overhead.sum(), s.lang),
            rate=rate(p.overhead_rate, s.lang),
        ),
    )
    positions = footed([service.fte.sum() for service in a.services], CENT)
    yield KeyFigure(
        s.say("annex.proposal.fte", n=number(sum(positions), s.lang, 2)),
        _by_service(s, s.say("annex.proposal.fte_label"), positions),
    )
    hours = [service.face_to_face_hours.sum() for service in a.services]
    yield KeyFigure(
        s.say("annex.proposal.hours", n=number(sum(hours), s.lang, 2)),
        _by_service(s, s.say("annex.proposal.hours_label"), hours),
    )


def _by_service(s: Subject, label: str, values: list[Decimal]) -> str:
    if len(values) == 1:
        return label
    told = [
        f"{service.name} {number(value, s.lang, 2)}"
        for service, value in zip(s.allocation.services, values, strict=True)
    ]
    return s.say("annex.proposal.by_service", label=label, services=", ".join(told))


def _service_words(s: Subject) -> Iterator[Paragraph]:
    yield body(" ".join((_split(s), _cost(s), _abf(s))))


def _split(s: Subject) -> str:
    services = s.allocation.services
    if len(services) == 1:
        return s.say("annex.proposal.split_one", service=services[0].name)
    told = [s.say("annex.proposal.share", rate=rate(one.share, s.lang), service=one.name) for one in services]
    return s.say("annex.proposal.split", shares=listed(s, told, len(told)))


def _cost(s: Subject) -> str:
    a = s.allocation
    least, most = min(a.cost_per_fte), max(a.cost_per_fte)
    hours = plain(a.case.parameters.weekly_hours, s.lang)
    if least == most:
        return s.say("annex.proposal.cost", cost=money(most, s.lang), hours=hours)
    return s.say("annex.proposal.cost_between", least=money(least, s.lang), most=money(most, s.lang), hours=hours)


def _abf(s: Subject) -> str:
    services = s.allocation.services
    rates = {service.abf_rate for service in services}
    if rates == {Decimal(0)}:
        return s.say("annex.proposal.no_abf")
    if len(rates) == 1:
        return s.say("annex.proposal.abf", rate=rate(rates.pop(), s.lang))
    each = [s.say("annex.proposal.abf_of", rate=rate(one.abf_rate, s.lang), service=one.name) for one in services]
    return s.say("annex.proposal.abf", rate=listed(s, each, len(each)))


# --- motion and notes -----------------------------------------------------------------------------------


def _motion(s: Subject) -> Iterator[Paragraph]:
    a = s.allocation
    text = s.say(f"annex.motion.{s.part}", year=a.case.parameters.year, total=money(a.total, s.lang))
    yield Paragraph((Run(text, strong=True),))
    if s.part is Part.ALL:
        yield Paragraph((Run(s.say("annex.motion.either")),), "note")


def _notes(s: Subject) -> Iterator[Paragraph]:
    a = s.allocation
    n = len(a.case.excluded)
    if n:
        told = [s.say(f"annex.notes.excluded.{form(n)}", n=sentences.count(s, n), districts=_left_out(s))]
        if s.part.budgets:
            told += _money_of_excluded(s)
        yield body(" ".join(told))
    few = [note.values for note in a.notes if note.code == "below_min_fte"] if s.part.services else []
    if few:
        yield body(
            s.say(
                f"annex.notes.few_positions.{form(len(few))}",
                n=sentences.count(s, len(few)),
                min_fte=plain(a.case.parameters.min_fte, s.lang),
                districts=listed(s, [str(values["district"]) for values in few]),
            )
        )


def _left_out(s: Subject) -> str:
    """Who is left out, by reason."""
    by_reason: dict[str, list[str]] = {}
    for gone in s.allocation.case.excluded:
        by_reason.setdefault(gone.reason, []).append(gone.name)
    told = [
        s.say("annex.notes.left_out", districts=listed(s, gone), reason=reason) for reason, gone in by_reason.items()
    ]
    return "; ".join(told)


def _money_of_excluded(s: Subject) -> Iterator[str]:
    for note in s.allocation.notes:
        if note.code in ("excluded_money_shared", "excluded_money_left_out"):
            total = money(Decimal(str(note.values["sum"])), s.lang)
            yield s.say(f"annex.notes.{note.code.removeprefix('excluded_')}", sum=total)
