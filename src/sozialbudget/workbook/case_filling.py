"""A case as the content of an input workbook, so that the template's writer writes it."""

from collections.abc import Collection
from decimal import Decimal

from sozialbudget.case.case import Base, Case, District, Excluded, Indicator, Kind
from sozialbudget.case.layout import BASE_KIND, DIRECTION_SIGNS, KIND_WORDS, as_of_marked
from sozialbudget.case.origins import stated_source
from sozialbudget.case.parameters import PARAMETER_KEYS
from sozialbudget.words import Lang, say
from sozialbudget.workbook.filling import Filling, FreeColumn, Row, usual_remarks, word


def filling_of(case: Case, lang: Lang, title: str, said: Collection[str] = PARAMETER_KEYS) -> Filling:
    """The content of the input workbook of `case`; of its parameters only those `said` are written."""
    return Filling(
        title=title,
        columns=tuple(_column(case, name, lang) for name in case.districts[0].columns),
        districts=(*map(_district, case.districts), *map(_excluded, case.excluded)),
        indicators=(
            *(_indicator(indicator, lang) for indicator in case.indicators),
            *(_base(base, lang) for base in case.bases),
        ),
        services=tuple({"name": s.name, "share": s.share, "abf_rate": s.abf_rate} for s in case.services),
        parameters={key: word(key, getattr(case.parameters, key), lang) for key in PARAMETER_KEYS if key in said},
        parameter_sources={key: source for key in said if (source := stated_source(case, key, lang))},
        remarks=usual_remarks(lang),
    )


def _column(case: Case, name: str, lang: Lang) -> FreeColumn:
    """Shown in percent or as whole numbers only where every value is a share of 1 or whole."""
    values = [district.columns[name] for district in case.districts]
    kinds = {indicator.kind for indicator in case.indicators if indicator.name == name}
    mark = say("template.mark.indicator" if kinds else "template.mark.population", lang)
    if Kind.RATE in kinds:
        return FreeColumn(name, Kind.RATE if max(values) <= 1 else None, mark)
    return FreeColumn(name, Kind.COUNT if all(value % 1 == 0 for value in values) else None, mark)


def _district(district: District) -> Row:
    return {
        "id": district.id,
        "name": district.name,
        "provider": district.provider,
        "status_quo": district.status_quo,
        "cost_per_fte": district.cost_per_fte,
        **district.columns,
    }


def _excluded(gone: Excluded) -> dict[str, str | Decimal | None]:
    return {"id": gone.id, "name": gone.name, "provider": gone.provider, "excluded": gone.reason, **gone.cells}


def _indicator(indicator: Indicator, lang: Lang) -> Row:
    return {
        "name": indicator.name,
        "weight": indicator.weight,
        "kind": KIND_WORDS[indicator.kind].say(lang),
        "base": indicator.base,
        "direction": DIRECTION_SIGNS[indicator.direction],
        "source": indicator.source,
        "as_of": as_of_marked(indicator.as_of, indicator.freshness, lang),
        "control_total": indicator.control_total,
    }


def _base(base: Base, lang: Lang) -> Row:
    return {
        "name": base.name,
        "kind": BASE_KIND.say(lang),
        "source": base.source,
        "as_of": as_of_marked(base.as_of, base.freshness, lang),
        "control_total": base.control_total,
    }
