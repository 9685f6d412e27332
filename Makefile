# Homeward: `make run` serves the dashboard, `make test` runs every check.

HOST ?= 127.0.0.1
PORT ?= 8501
VENV := .venv
PYTHON := $(VENV)/bin/python
# The first of these that is Python 3.11 or newer makes the environment.
PYTHONS := python3 python3.14 python3.13 python3.12 python3.11 python

.PHONY: run test check bench data score catalogues screenshot programs clean

run: $(VENV)/.runtime
	@$(PYTHON) -m homeward serve --host "$(HOST)" --port "$(PORT)"

test: $(VENV)/.tools programs check
	@$(PYTHON) -m pytest

check: $(VENV)/.tools
	@$(PYTHON) -m ruff check .
	@$(PYTHON) -m ruff format --check .
	@$(PYTHON) -m mypy

bench: $(VENV)/.tools programs
	@$(PYTHON) -m benchmarks

data: $(VENV)/.tools
	@$(PYTHON) -m homeward.geo.build --source ../shared/geodata

score: $(VENV)/.tools
	@$(PYTHON) tests/corpus/score.py --texts tests/corpus/texts --gold tests/corpus/gold \
		--command "$(PYTHON) -m homeward extract" --verbose
	@$(PYTHON) tests/corpus/score.py --texts tests/corpus/more/texts --gold tests/corpus/more/gold \
		--command "$(PYTHON) -m homeward extract" --verbose

# Gathers the marked words and merges them into every catalogue; new ones wait there untranslated.
catalogues: $(VENV)/.tools
	@$(VENV)/bin/pybabel -q extract -F pyproject.toml -k N_ -k counted:1,2 --add-location=file \
		--sort-by-file --project=Homeward -o .catalogue.pot .
	@for catalogue in homeward/catalogues/*.po; do \
		$(VENV)/bin/pybabel -q update -i .catalogue.pot -o $$catalogue \
			-l $$(basename $$catalogue .po) --ignore-obsolete --no-fuzzy-matching || exit 1; \
	done; rm .catalogue.pot

screenshot: $(VENV)/.tools programs
	@$(PYTHON) -m benchmarks.screenshot docs/screenshot.png

$(VENV)/bin/python:
	@for python in $(PYTHONS); do \
		if $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
			$$python -m venv $(VENV) && exit 0; \
			rm -rf $(VENV); \
			echo "The environment .venv cannot be made here: see that the folder may be written and that $$python has its venv module (Debian: apt-get install python3-venv)." >&2; exit 1; \
		fi; \
	done; \
	echo "Homeward needs Python 3.11 or newer, and none was found; install it and run make again." >&2; exit 1

$(VENV)/.runtime: requirements.txt $(VENV)/bin/python
	@echo "Installing what Homeward needs (once) …"
	@$(PYTHON) -m pip install --quiet --disable-pip-version-check -r requirements.txt || \
		{ echo "Installing failed; see that the package registry can be reached and run make again." >&2; exit 1; }
	@touch $@

$(VENV)/.tools: requirements.txt requirements-dev.txt $(VENV)/bin/python
	@echo "Installing what the tests need (once) …"
	@$(PYTHON) -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt || \
		{ echo "Installing failed; see that the package registry can be reached and run make again." >&2; exit 1; }
	@touch $@ $(VENV)/.runtime

# Programs that the tests and measurements run: the browser opens the real page, GDAL reads the
# interface as QGIS does. They are never skipped in silence.
programs:
	@missing=""; \
	command -v chromium >/dev/null || missing="$$missing chromium chromium-driver fonts-dejavu-core"; \
	command -v ogrinfo >/dev/null || missing="$$missing gdal-bin"; \
	if [ -n "$$missing" ]; then \
		if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
			echo "Installing$$missing (once) …"; \
			apt-get update -qq && apt-get install -y -qq $$missing >/dev/null; \
		else \
			echo "The tests need programs that are not here; install them as root (Debian: apt-get install$$missing) and run make again." >&2; exit 1; \
		fi; \
	fi

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis
