"""A change of the result workbook's layout makes another edition of it."""

from hashlib import sha256
from itertools import product

import pytest

from sozialbudget import version
from sozialbudget.analysis.record.opened import of_bytes
from sozialbudget.method.allocation import allocate
from sozialbudget.words.text import LANGUAGES
from sozialbudget.workbook.result import protocol
from sozialbudget.workbook.result.context import TitleBlock
from sozialbudget.workbook.write import workbook_bytes
from support import CASE_FOLDERS, case_from_json

LAYOUTS = {
    1: "6ef98d6b538cc1de5c606253c385172aaad7bea9ef6d2563cf64f5cc5ce35ca7",
    2: "05eae4e899852330b28fc2491290895a07ff8059ce1fcfb4ab3f363f0cce95a0",
}
"""What results hold, by edition: cells, formulas, texts and names of all cases, in both languages, as one digest."""


BLOCK = TitleBlock(title="Anlage", facts=(("Vorlage", "1/2026"),), running="Anlage", draft="Entwurf", right=True)


def digest() -> str:
    """The digest of what results hold now."""
    found = sha256()
    for folder, lang in product(CASE_FOLDERS, LANGUAGES):
        allocation = allocate(case_from_json(folder))
        for block in (None, BLOCK) if folder.name == "worked" else (None,):
            opened = of_bytes("result", bytes(workbook_bytes(allocation, lang, block=block)))
            for page in opened.pages.values():
                found.update(repr((page.title, sorted(page.cells.items()), sorted(page.formulas.items()))).encode())
            found.update(repr(sorted(opened.names.items(), key=str)).encode())
    return found.hexdigest()


def test_another_layout_is_another_edition(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(protocol, "__version__", "0")
    monkeypatch.setattr(protocol, "LAYOUT", 1)
    assert {version.LAYOUT: digest()}.items() <= LAYOUTS.items(), (
        "what results hold is not what it was: raise LAYOUT in version.py and add its digest here, "
        "or replace that of an edition no release has had yet"
    )
    assert len(set(LAYOUTS.values())) == len(LAYOUTS) == version.LAYOUT
