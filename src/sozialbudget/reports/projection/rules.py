"""How a projection is calculated, in plain words: only the rules this plan uses."""

from collections.abc import Iterator

from sozialbudget.method.years.model import PotKey
from sozialbudget.reports.projection.subject import Subject


def rules_told(s: Subject) -> Iterator[tuple[str, str]]:
    """What a rule is of, and the rule."""
    plan = s.projection.plan
    yield s.say("projection.budget"), s.say(f"project.rule.today.{plan.budget_today}", first=s.first.year)
    if s.has_additional:
        yield s.say("projection.money"), s.say("project.rule.money")
    if plan.compensation is not None:
        values = {"reference": plan.compensation.reference_year}
        yield s.say("projection.deficit"), s.say(f"project.rule.deficit.{plan.compensation.deficit}", **values)
        yield s.say("projection.compensation"), s.say("project.rule.compensation")
    if plan.pots:
        keys = {pot.key for pot in plan.pots}
        told = [s.say("project.rule.pots"), *(s.say(f"project.rule.key.{key}") for key in PotKey if key in keys)]
        yield s.say("projection.pots"), " ".join(told)
    if plan.has_tariffs:
        capped = plan.cost_growth.cap is not None
        yield s.say("projection.cost"), s.say("project.rule.capped" if capped else "project.rule.tariff")
    yield s.say("projection.hours"), s.say("project.rule.hours")
