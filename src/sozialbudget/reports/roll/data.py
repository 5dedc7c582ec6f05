"""What rolling a result forward did, as plain data: schema `sozialbudget/roll/1`."""

from typing import Any

from sozialbudget.analysis.roll import Rolled
from sozialbudget.case.plain import plain, problem_object
from sozialbudget.words import Lang

SCHEMA = "sozialbudget/roll/1"


def as_object(rolled: Rolled, output: str, lang: Lang) -> dict[str, Any]:
    """The object; `output` is the file written, sentences are in `lang`."""
    from sozialbudget.version import __version__

    result, case = rolled.result, rolled.case
    before = result.allocation.case
    old, new = rolled.status_quo
    return {
        "schema": SCHEMA,
        "version": __version__,
        "result": {"name": result.name, "sha256": result.sha256, "year": before.parameters.year},
        "output": output,
        "year": case.parameters.year,
        "status_quo": {"old": plain(old), "new": plain(new)},
        "districts": [
            {"id": a.id, "name": a.name, "old": plain(b.status_quo), "new": plain(a.status_quo)}
            for b, a in zip(before.districts, case.districts, strict=True)
        ],
        "changed": [{"parameter": c.key, "old": plain(c.old), "new": plain(c.new)} for c in rolled.changed],
        "carried": {key: plain(getattr(case.parameters, key)) for key in rolled.carried},
        "own_cost_per_fte": {d.id: plain(d.cost_per_fte) for d in case.districts if d.cost_per_fte is not None},
        "to_be_refreshed": [
            {"indicator": i.name, "as_of": i.as_of, "source": i.source, "control_total": plain(i.control_total)}
            for i in case.indicators
        ],
        "bases_to_be_refreshed": [
            {"base": b.name, "as_of": b.as_of, "source": b.source, "control_total": plain(b.control_total)}
            for b in case.bases
        ],
        "excluded": [{"id": gone.id, "name": gone.name, "reason": gone.reason} for gone in case.excluded],
        "notes": [problem_object(warning, lang) for warning in rolled.warnings],
    }
