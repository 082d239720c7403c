# Two commands matter: `make lab` opens the lessons, `make test` runs everything that CI runs.

PYTHON ?= python3
CRMSIM_CHROMIUM ?= $(firstword $(wildcard $(addprefix /usr/bin/,chromium chromium-browser google-chrome)))
export CRMSIM_CHROMIUM
export PIP_DISABLE_PIP_VERSION_CHECK = 1

BIN := .venv/bin
NPM := $(BIN)/python tools/npm.py
INPUTS := pyproject.toml constraints.txt hatch_build.py tools/npm.py \
          frontend/package.json frontend/package-lock.json frontend/tsconfig.json \
          $(shell find frontend/src -type f)

.PHONY: lab test lint frontend notebooks chromium fix mutants bench pins words clean

lab: .venv/.lab ## opens JupyterLab on the lessons; options go into ARGS
	$(BIN)/crmsim lab $(ARGS)

test: chromium lint frontend notebooks ## everything that CI runs
	$(BIN)/pytest -p no:nbval -n 2 --dist loadgroup

lint: .venv/.test
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

frontend: frontend/node_modules/.whole
	$(NPM) run --silent check
	$(NPM) run --silent test

notebooks: .venv/.test ## nbval: every notebook as shipped, then with every shipped solution
	$(BIN)/python tools/notebooks.py

chromium:
	@test -x "$(CRMSIM_CHROMIUM)" || { \
	  echo "make test needs Chromium for its browser tests: install it (Debian: apt-get install chromium), or name a binary in CRMSIM_CHROMIUM." >&2; \
	  exit 1; }

fix: .venv/.test ## puts code into its form
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

mutants: .venv/.test ## applies seeded bugs in turn; the suite must kill nine of ten
	$(BIN)/python -m tests.mutants.run

bench: .venv/.test ## prints every measured figure
	$(BIN)/python -m benchmarks

pins: ## writes constraints.txt afresh; run it on the oldest Python that is supported
	rm -rf .pins
	$(PYTHON) -m venv .pins
	.pins/bin/pip install --quiet --quiet --upgrade setuptools --editable '.[test]'
	.pins/bin/pip freeze --all --exclude pip --exclude-editable > constraints.txt
	rm -rf .pins

words: .venv/.test ## takes new texts into the catalogues
	$(BIN)/pybabel --quiet extract --mapping-file crmsim/words/babel.cfg --keywords say \
	  --keywords say_n:1,2 --keywords t --add-location file --sort-output \
	  --project crmsim --copyright-holder 'crmsim authors' --output-file .venv/words.pot .
	$(BIN)/pybabel update --no-fuzzy-matching --ignore-pot-creation-date --ignore-obsolete --init-missing --locale ru \
	  --input-file .venv/words.pot --output-file crmsim/words/ru.po

clean: ## removes all that was made
	rm -rf .venv .pins dist build frontend/node_modules crmsim/ui/static/desk.*
	rm -rf .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/.lab: .venv/bin/python $(INPUTS)
	@echo "Installing crmsim into .venv; the first time takes a minute or two."
	@$(BIN)/pip install --quiet --quiet --constraint constraints.txt --editable .
	@touch $@

.venv/.test: .venv/bin/python $(INPUTS)
	@echo "Installing crmsim and its test tools into .venv; the first time takes a minute or two."
	@$(BIN)/pip install --quiet --quiet --constraint constraints.txt --editable '.[test]'
	@touch $@ .venv/.lab

frontend/node_modules/.whole: frontend/package-lock.json | .venv/.test
	@$(NPM) ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@
