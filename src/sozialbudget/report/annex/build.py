"""The committee's annex ("Anlage: Berechnungsbogen Budgetgrößen") as a document, section by section."""

from sozialbudget import __version__
from sozialbudget.method.allocation import Allocation
from sozialbudget.report.annex import calculation, checking, comparison, districts, parameters, proposal
from sozialbudget.report.annex.request import AnnexRequest
from sozialbudget.report.annex.subject import Subject
from sozialbudget.report.document import Document, numbered
from sozialbudget.words import Lang
from sozialbudget.words.dates import day_told

_SECTIONS = (proposal, comparison, calculation, parameters, districts, checking)
"""In the order of the annex."""


def annex(allocation: Allocation, request: AnnexRequest, lang: Lang) -> Document:
    """The annex to `allocation` as `request` asks, told in `lang`.

    Raises NoSolutionError where `request.suppress_below` cannot be kept.
    """
    subject = Subject(allocation, request, lang)
    say = subject.say
    year = allocation.case.parameters.year
    title = request.title or say("annex.title", year=year)
    facts = {
        "annex.paper": request.paper,
        "annex.committee": request.committee,
        "annex.day": day_told(request.day, lang) if request.day else None,
        "annex.author": request.author,
        "annex.part": say(f"annex.part.{request.part}"),
    }
    return Document(
        title=title,
        subtitle=say("annex.subtitle", year=year),
        lang=lang,
        facts=tuple((say(key), value) for key, value in facts.items() if value),
        sections=numbered([section for module in _SECTIONS for section in module.sections(subject)], lang),
        running=" · ".join(part for part in (request.paper, title) if part),
        imprint=say("document.imprint", version=__version__),
        author=request.author or "",
        day=request.day,
        draft=say("document.draft") if request.draft else None,
        subject=say("annex.subject", year=year),
    )
