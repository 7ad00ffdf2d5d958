PYTHON ?= python3
BIN := .venv/bin
JOBS ?= 3
UV ?= uv
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
PIN := $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
  --no-emit-package httpx2-jsfetch

BUT_THOSE = $$(sed -n 's/^\([A-Za-z0-9._-]*\)==.*/--no-emit-package \1/p' constraints.txt)

unexport PYTHONDONTWRITEBYTECODE  # or each of a hundred processes compiles the bot anew

.PHONY: run demo install test shapes suite fuzz bench paste mutants pins

run: .venv/run
	@$(BIN)/python -m bot

demo: .venv/run
	@$(BIN)/python -m bot demo

install: .venv/run

test: .venv/test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	+@$(MAKE) --no-print-directory --jobs 2 --keep-going shapes suite

shapes:
	$(BIN)/mypy
	$(BIN)/lint-imports

suite:
	$(BIN)/pytest -n $(JOBS) --dist worksteal

fuzz: .venv/test
	HYPOTHESIS_PROFILE=long $(BIN)/pytest -n $(JOBS) --timeout 0 tests/fuzz

bench: .venv/test
	$(BIN)/python -m benchmarks.learning $(CORPUS)
	$(BIN)/python -m benchmarks.feeds
	$(BIN)/python -m benchmarks.pages
	$(BIN)/python -m benchmarks.import_1000

# With node, npm and Debian's chromium; the editors are installed into ~/.cache/maltu-paste
paste: .venv/test
	$(BIN)/python -m benchmarks.paste $(CORPUS)

mutants: .venv/test
	$(BIN)/python -m benchmarks.mutants --workers 2

# Versions and hashes from pyproject.toml, with uv. Newer versions: make pins PIN_MORE=--upgrade
pins:
	sed -n 's/^requires = \["\(.*\)"\]/\1/p' pyproject.toml | $(PIN) $(PIN_MORE) - -o constraints-build.txt
	$(PIN) $(PIN_MORE) pyproject.toml -o constraints.txt
	$(PIN) $(PIN_MORE) pyproject.toml --extra ja -c constraints.txt -o constraints-ja.txt $(BUT_THOSE)
	$(PIN) $(PIN_MORE) pyproject.toml --extra test --extra bench -c constraints.txt -o constraints-test.txt $(BUT_THOSE)

.venv/run: pyproject.toml constraints-build.txt constraints.txt constraints-ja.txt install.sh
	@sh install.sh "$(PYTHON)"
	@touch $@

.venv/test: .venv/run constraints-test.txt
	@$(PIP) --require-hashes --no-deps --no-build-isolation -r constraints-test.txt
	@touch $@
