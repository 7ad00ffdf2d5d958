PYTHON ?= python3
BIN := .venv/bin
JOBS ?= 2

.PHONY: run test fuzz bench mutants

run: .venv/run
	@$(BIN)/python -m bot

test: .venv/test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n $(JOBS) --dist worksteal -m "not alone"
	$(BIN)/pytest -n0 -m alone

fuzz: .venv/test
	HYPOTHESIS_PROFILE=long $(BIN)/pytest -n $(JOBS) --timeout 0 tests/fuzz

bench: .venv/bench
	$(BIN)/python -m benchmarks.learning $(CORPUS)
	$(BIN)/python -m benchmarks.feeds
	$(BIN)/python -m benchmarks.pages
	$(BIN)/python -m benchmarks.import_1000

mutants: .venv/test
	$(BIN)/python -m benchmarks.mutants --workers $(JOBS)

.venv/run: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit("maltu needs Python 3.11 or newer: make PYTHON=python3.11 run") if sys.version_info < (3, 11) else 0'
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@echo "Installing into .venv (once, about a minute)…"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $@

.venv/test: .venv/run
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e ".[test]"
	@touch $@

.venv/bench: .venv/run
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e ".[bench]"
	@touch $@
