# Each target does all its own set-up: Python 3.11 or newer is all that a machine needs.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# CI adds `browser` and `parser`, whose tests are skipped without them.
EXTRAS ?= dev
# Percent of lines and branches: without parser, browser and gold data their tests are skipped. CI has them and asks 95.
FLOOR ?= 90
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help demo test lint types quick schema clean

help:
	@echo "make demo   set up, read the bundled coverage, write out/demo.html"
	@echo "make test   set up, lint, check types, run the tests and the quality floors"
	@echo "make quick  the tests alone, on all cores, without coverage"
	@echo "make clean  remove everything that make made"

$(VENV)/ready: pyproject.toml constraints.txt setup.py $(wildcard src/kernel/*)
	$(PYTHON) -c 'import sys; sys.exit("Tellings needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Name another with make PYTHON=…") if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[$(EXTRAS)]'
	touch $@

demo: $(VENV)/ready
	@mkdir -p out
	@$(BIN)/tellings demo --out out

lint: $(VENV)/ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/ready
	$(BIN)/mypy

test: lint types
	$(BIN)/python -m pytest -n auto --cov --cov-report=term:skip-covered --cov-fail-under=$(FLOOR)

quick: $(VENV)/ready
	$(BIN)/python -m pytest -n auto

schema: $(VENV)/ready
	$(BIN)/python -c "from tellings.export.as_json import schema_text; print(schema_text(), end='')" > schema.tmp
	mv schema.tmp src/tellings/export/account.schema.json

clean:
	rm -rf $(VENV) out build src/*.egg-info src/tellings/_kernel.* .coverage* .pytest_cache .mypy_cache .ruff_cache .hypothesis
