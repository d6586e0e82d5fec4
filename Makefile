# The words of this house: run, test, check, fix, bench, docs.
PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin

.PHONY: run test check fix bench docs roundup setup messages pictures vendor spark

run: setup  ## Set up, load synthetic demo data and serve both doors
	@$(BIN)/python -m ledfyr.config.run --port $(PORT)

test: setup  ## Run every test, browser journeys included where Chromium is found
	@$(BIN)/python -m tools.messages compile
	$(BIN)/pytest -n auto --dist loadgroup

check: setup  ## Style, types, import contracts, migrations, generated pages
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m tools.check_fresh

fix: setup  ## Format, and mend what can be mended by machine
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: setup  ## Measure against named peers and limits
	@for file in bench/*.py; do $(BIN)/python $$file || exit 1; done

docs: setup  ## Write the generated reference pages again
	$(BIN)/python -m tools.write_docs

roundup: setup  ## Make the round-up report of 2016-2018 as PDF and website, in site/roundup
	$(BIN)/ledfyr roundup --years 2016-2018 --out site/roundup

pictures: setup  ## Take the pictures of the README again, by the journeys
	LEDFYR_PICTURES=1 LEDFYR_JOURNEYS=required $(BIN)/pytest tests/journeys/test_from_sign_to_figure.py tests/journeys/test_public_pages.py

messages: setup  ## Collect the sentences to translate, and check them
	$(BIN)/python -m tools.messages update

vendor: setup  ## Take design system and map from npm again, by the lock file
	$(BIN)/python tools/vendor/vendor.py

spark: setup  ## Add Spark, for the tests that compare it with DuckDB; needs Java
	.tools/bin/uv sync --quiet --locked --extra postgres --extra spark --python $(PYTHON)

setup: .venv/.ready

.venv/.ready: pyproject.toml uv.lock
	@$(PYTHON) -c 'import sys; sys.exit("Ledfyr needs Python 3.11 or newer; set PYTHON=python3.11") if sys.version_info < (3, 11) else 0'
	@echo "Setting up: this happens once and takes about a minute."
	@test -x .tools/bin/uv || ($(PYTHON) -m venv .tools && .tools/bin/pip install --quiet --disable-pip-version-check uv==0.13.9)
	@.tools/bin/uv sync --quiet --locked --extra postgres --python $(PYTHON)
	@touch .venv/.ready
