# `make` alone lists the commands. Works with GNU make 3.81 and newer; logic lives in scripts/.

PY = .venv/bin/python
DEMO_PORT ?= 8000
PYTEST = $(PY) -m pytest
WORKERS ?= 2
PACKAGES = authorsite home portraits
TEMPLATES = authorsite/templates home/templates portraits/templates
# An empty DATABASE_URL is no address; the checks never touch a developer's own database.
MEMORY = DATABASE_URL=sqlite://:memory:

.PHONY: always help setup demo test lint bench format system-packages test-sqlite test-postgres test-browser

help: ## list the commands
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1	\2/p' Makefile | expand -t 24

setup: .venv/.ready ## make .venv with the locked packages and compile the translations
	@$(PY) -c "" 2>/dev/null || { rm -f .venv/.ready; $(MAKE) --no-print-directory .venv/.ready; }

.venv/.ready: pyproject.toml uv.lock scripts/setup scripts/find-python $(wildcard scripts/compile_catalogues.py locale/*/LC_MESSAGES/django.po locale_wagtail/*/LC_MESSAGES/django.po)
	@PYTHON="$(PYTHON)" scripts/setup
	@touch $@

# A Python named on the command line is taken even when .venv is ready.
ifeq ($(origin PYTHON),command line)
.venv/.ready: always
endif
always:

demo: setup ## serve the site with the demonstration collection (DEMO_PORT=8000)
	@exec scripts/demo $(DEMO_PORT)

test: system-packages ## everything a change must pass
	@$(MAKE) --no-print-directory lint test-sqlite test-postgres test-browser

system-packages: setup ## see that PostgreSQL and Chromium are here, for the tests
	@scripts/system-packages

# Run all of them with `make -k lint`, or one alone.
LINTS = lint-lock lint-python lint-templates lint-imports lint-types lint-django lint-deploy lint-catalogues
lint: $(LINTS) ## style, types, import directions, configuration, translations, lock file

.PHONY: $(LINTS)
$(LINTS): setup

lint-lock:
	scripts/check-lock

lint-python:
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .

lint-templates:
	$(PY) -m djlint --check $(TEMPLATES)
	$(PY) -m djlint --lint $(TEMPLATES)

lint-imports:
	$(PY) .venv/bin/lint-imports --no-logo

lint-types:
	$(PY) -m mypy $(PACKAGES) scripts

lint-django: export DJANGO_SETTINGS_MODULE = authorsite.settings.test
lint-django:
	$(MEMORY) $(PY) manage.py check --fail-level WARNING
	$(MEMORY) $(PY) manage.py makemigrations --check --dry-run

lint-deploy: export DJANGO_SETTINGS_MODULE = authorsite.settings.production
lint-deploy: export ALLOWED_HOSTS = example.org
lint-deploy: export BASE_URL = https://example.org
lint-deploy: export EMAIL_URL = smtp://mail.example.org
lint-deploy: export SECRET_KEY = for-the-check-only-0123456789-abcdefghijklmnopqrstuvwxyz
lint-deploy:
	$(MEMORY) $(PY) manage.py check --deploy --fail-level WARNING

lint-catalogues:
	$(PY) scripts/check_catalogues.py

test-sqlite: setup ## tests on SQLite in memory
	$(MEMORY) $(PYTEST) -p no:playwright -n $(WORKERS) --ignore=tests/browser

test-postgres: setup ## the same tests on a PostgreSQL of their own (or TEST_DATABASE_URL)
	$(PY) scripts/with_postgres.py $(PYTEST) -p no:playwright -n $(WORKERS) --ignore=tests/browser

test-browser: setup ## tests in Chromium against a served demonstration collection
	$(MEMORY) $(PYTEST) tests/browser

bench: setup ## measure the main pages, handouts, and a large import against single saves
	$(PY) scripts/bench.py
	$(PY) scripts/bench_pages.py
	$(PY) scripts/bench_import.py
	$(PY) scripts/bench_sheet.py
	$(PY) scripts/bench_handout.py

format: setup ## rewrite Python and templates in the house style
	$(PY) -m ruff check --fix-only --quiet .
	$(PY) -m ruff format .
	$(PY) -m djlint --quiet --reformat $(TEMPLATES)
