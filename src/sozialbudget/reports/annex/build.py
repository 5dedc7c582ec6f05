"""The committee's annex ("Anlage: Berechnungsbogen Budgetgrößen") as a document, section by section."""

from collections.abc import Sequence
from dataclasses import replace

from sozialbudget.formats.document import Document, Section, numbered
from sozialbudget.formats.output import Progress
from sozialbudget.method.allocation import Allocation
from sozialbudget.reports.annex import calculation, checking, comparison, districts, parameters, proposal
from sozialbudget.reports.annex.request import AnnexRequest
from sozialbudget.reports.annex.subject import Subject
from sozialbudget.version import __version__
from sozialbudget.words import Lang
from sozialbudget.words.numbers import day_told

_CHAPTERS = (proposal, comparison, calculation, parameters, districts, checking)
"""In the order of the annex."""


def annex(allocation: Allocation, request: AnnexRequest, lang: Lang, withholding: Progress | None = None) -> Document:
    """The annex to `allocation` as `request` asks, told in `lang`.

    `withholding` is told how many of the districts with small counts are protected, where that is asked.
    Raises NoSolutionError where `request.suppress_below` cannot be kept.
    """
    subject = Subject(allocation, request, lang, withholding)
    say = subject.say
    origin, year, county = allocation.case.origin, allocation.case.parameters.year, allocation.case.parameters.county
    title = request.title or say("annex.title", year=year)
    chapters = [section for module in _CHAPTERS for section in module.sections(subject)]
    facts = {
        "document.county": county,
        "annex.paper": request.paper,
        "annex.committee": request.committee,
        "annex.day": day_told(request.day, lang) if request.day else None,
        "annex.author": request.author,
        "annex.part": say(f"annex.part.{request.part}"),
    }
    return Document(
        title=title,
        subtitle=say(f"annex.subtitle.{request.part}", year=year),
        lang=lang,
        facts=tuple((say(key), value) for key, value in facts.items() if value),
        sections=numbered(with_chapter_numbers(chapters), lang),
        running=" · ".join(part for part in (request.paper, title, county) if part),
        imprint=" · ".join([say("document.imprint", version=__version__), *([origin.name] if origin else [])]),
        author=request.author or "",
        day=request.day,
        draft=say("document.draft") if request.draft else None,
        subject=say(f"annex.subject.{request.part}", year=year),
    )


def with_chapter_numbers(sections: Sequence[Section]) -> list[Section]:
    """The same sections with their number in the title, 1 and 3.1; whatever is left out, no number is missing.

    A section of the third level has no number.
    """
    chapter = below = 0
    result = []
    for section in sections:
        if section.level == 1:
            chapter, below = chapter + 1, 0
        elif section.level == 2:
            below += 1
        number = {1: f"{chapter} ", 2: f"{chapter}.{below} "}.get(section.level, "")
        result.append(replace(section, title=number + section.title))
    return result
