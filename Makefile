# Everything a developer runs. Each target sets up what it needs; `make help` lists them.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
UV := uv==0.13.9

.DEFAULT_GOAL := help
.PHONY: help setup demo test test-browser fuzz mutants check format docs bench lock clean
.DELETE_ON_ERROR:

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 15

setup: $(READY) ## a virtual environment in .venv with every pinned package and matchcut itself

$(READY): requirements/dev.txt pyproject.toml
	@command -v $(PYTHON) >/dev/null || { echo "matchcut needs Python 3.11, 3.12 or 3.13; '$(PYTHON)' was not found (make PYTHON=python3.12 names another)" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' \
		|| { echo "matchcut needs Python 3.11, 3.12 or 3.13; '$(PYTHON)' is $$($(PYTHON) -V 2>&1) (make PYTHON=python3.12 names another)" >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) \
		|| { rm -rf $(VENV); echo "$(PYTHON) cannot make a virtual environment; on Debian: apt-get install python3-venv" >&2; exit 1; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps --editable .
	@touch $@

demo: setup ## check the example archive and build its site into build/demo/
	$(BIN)/matchcut check examples/palmes --exit-zero
	$(BIN)/matchcut build examples/palmes -o build/demo
	@echo
	@echo "The findings are above; the site is in $(CURDIR)/build/demo: open index.html in a browser."

test: setup ## the tests that need no browser
	$(BIN)/pytest

test-browser: setup ## the tests that open pages in chromium; installs it by apt-get where it is missing
	CHROMIUM="$$(scripts/chromium)" && export CHROMIUM && $(BIN)/pytest -m browser

fuzz: setup ## try the readers with inputs that grow towards code not yet run, for FUZZ_SECONDS=60
	@if $(BIN)/python -m pip install --quiet --disable-pip-version-check --only-binary :all: --require-hashes --no-deps -r requirements/fuzz.txt; then \
		$(BIN)/python tests/readers/fuzz.py; \
	else \
		echo "fuzzing is left out: atheris cannot be installed for this Python and this system"; \
	fi

mutants: setup ## change decisions of the code one by one and tell which change no test notices (MUTANTS=20 or all a room, MUTANTS_SEED, MUTANTS_ROOM)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements/mutants.txt
	$(BIN)/python scripts/mutants.py

check: setup ## format, lint, types, imports, generated documents and tables, figures of the name tables
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python scripts/docs.py --check
	$(BIN)/python scripts/compile_territories.py --check
	$(BIN)/python scripts/compile_languages.py --check
	$(BIN)/python scripts/measure_names.py --check

format: setup ## put the code into the house's format and apply safe lint fixes
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix-only .

docs: setup ## write what comes from the code and from CLDR: docs/rules/, docs/commands.md, docs/schemas/, tables of countries, languages and words
	$(BIN)/python scripts/docs.py
	$(BIN)/python scripts/compile_territories.py
	$(BIN)/python scripts/compile_languages.py

bench: setup ## time matchcut on invented archives (BENCH='--films 88 --runs 3' for less)
	$(BIN)/python benchmarks/run.py $(BENCH)

lock: ## pin the newest versions that pyproject.toml allows in requirements/dev.txt and mutants.txt
	test -x build/lock/bin/uv || $(PYTHON) -m venv build/lock
	build/lock/bin/python -m pip install --quiet --disable-pip-version-check $(UV)
	$(foreach group,dev mutants,build/lock/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-config \
		--custom-compile-command 'make lock' $(if $(filter dev,$(group)),pyproject.toml) --group $(group) -o requirements/$(group).txt &&) true

clean: ## remove everything that was made: .venv, build, caches
	rm -rf $(VENV) build dist .pytest_cache .hypothesis .mypy_cache .ruff_cache .import_linter_cache src/*.egg-info
	find src scripts tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +
