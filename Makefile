# GNU make. Each target makes .venv when it is missing and installs again when setup.cfg has changed.

PYTHON ?= python3
JOBS ?= 2
ONLY ?=
BIN := .venv/bin
PYTEST := $(BIN)/python -m pytest -n $(JOBS) --dist loadgroup

.PHONY: demo test check lint office-test coverage mutants clean

demo: .venv/installed
	$(BIN)/sagamihara-pdca demo

test: .venv/installed-dev
	$(PYTEST)

check: lint test

lint: .venv/installed-dev
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

office-test: .venv/installed-dev
	$(PYTEST) -m "office or npm"

coverage: .venv/installed-dev
	$(PYTEST) --cov --cov-report=term

mutants: .venv/installed-dev
	$(BIN)/python tools/mutants.py --jobs $(JOBS) --only '$(ONLY)'

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/installed: setup.cfg pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	touch $@

.venv/installed-dev: setup.cfg pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[dev]"
	touch $@ .venv/installed

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .coverage htmlcov build .demo .mutants
	rm -rf tests/node_modules *.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
