# make run    set up, read the example reports, show what they say
# make test   set up, check and test everything
# make check  what is quick of it, for while one works
# make clean  take away what these made

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
OUT := marsad-out
EXAMPLES := src/marsad/examples

.PHONY: run test check clean

run: $(VENV)/.installed
	@mkdir -p $(OUT)
	@$(BIN)/marsad read $(EXAMPLES)/reports.jsonl
	@$(BIN)/marsad read $(EXAMPLES)/reports.jsonl -o $(OUT)/coded.jsonl
	@$(BIN)/marsad read $(EXAMPLES)/reports.jsonl -o $(OUT)/marsad.html
	@echo
	@echo "One of them with the words behind each cell marked:"
	@echo
	@$(BIN)/marsad explain $(EXAMPLES)/reports.jsonl --id iq-mosul-victory
	@echo
	@echo "All of it, with a map, a timeline and every word marked, is on the page $(CURDIR)/$(OUT)/marsad.html"

test: $(VENV)/.installed-dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/pytest -n 2

check: $(VENV)/.installed-dev
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/pytest -m 'not slow'

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Marsad needs Python 3.11 or later: make run PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	$(BIN)/python -m compileall -q src/marsad
	@touch $@

$(VENV)/.installed-dev: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	$(BIN)/python -m compileall -q src/marsad
	@touch $@ $(VENV)/.installed

clean:
	rm -rf $(VENV) $(OUT) .pytest_cache .mypy_cache .ruff_cache .hypothesis
