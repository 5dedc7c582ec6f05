# Two commands do all the set-up on a fresh machine with Python 3.11+: make demo, make test.
PYTHON ?= python3
BIN := .venv/bin
# Tests run on all cores; TESTS and PYTEST_ARGS narrow a run.
TESTS ?= tests
PYTEST_ARGS ?= -q -n auto

.PHONY: demo annex test check examples docs docs-check pictures bench mutation wheel clean

demo: .venv/demo
	$(BIN)/sozialbudget allocate examples/lueneburg/eingabe.xlsx -o lueneburg-ergebnis.xlsx --force --lang de

# The committee's annex and the hour sheets of the Lüneburg example, into examples/lueneburg/vorlage.
annex: .venv/demo
	$(BIN)/python examples/lueneburg/annex.py

test: .venv/dev
	$(BIN)/python -m pytest $(PYTEST_ARGS) $(TESTS)

check: .venv/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

examples: .venv/dev
	$(BIN)/python examples/lueneburg/build.py
	$(BIN)/python examples/lueneburg-2026/build.py
	$(BIN)/python examples/berlin/build.py
	$(BIN)/python examples/steglitz-zehlendorf/build.py
	$(BIN)/python examples/series/build.py

docs: .venv/dev
	$(BIN)/python docs/generate.py

docs-check: .venv/dev
	$(BIN)/python docs/generate.py --check

pictures: .venv/dev
	$(BIN)/python docs/pictures.py

bench: .venv/dev
	$(BIN)/python benchmarks/run.py

# Changes the code of method/ in a thousand small ways and counts how many of them the tests notice.
mutation: .venv/dev
	$(BIN)/python tests/mutation.py --max-children 2

wheel: .venv/dev
	$(BIN)/python -m build

clean:
	rm -rf .venv build dist mutants lueneburg-ergebnis.xlsx examples/lueneburg/vorlage .pytest_cache .mypy_cache .ruff_cache .hypothesis

# An installed package is marked by a file that is renewed when pyproject.toml changes.
.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.11")'
	$(PYTHON) -m venv .venv

.venv/demo: pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	touch $@

.venv/dev: pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[dev]"
	touch $@ .venv/demo
