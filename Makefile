# Kikao's commands; `make help` lists them. `make run` and `make test` need no other step before them.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
PYTHON ?= python3
export PYTHON
# A Node.js that setup/node.sh had to bring lies in the virtual environment too.
export PATH := $(CURDIR)/.venv/bin:$(PATH)

PACKAGES := .venv/.installed
SCRIPTS := browser/node_modules/.installed
BROWSER := server/static/manifest.json
NPM := npm --prefix browser run --silent
LANGUAGES := de sw he gu
LOCK := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate
HEAD := --custom-compile-command "make lock"

# On two cores: of three tests one waits for a disk or a browser. A file's tests share what they begin with, as a server.
SIDE_BY_SIDE := -n 3 --dist loadfile --no-loadscope-reorder

.PHONY: help run test check soak mutations bench drill setup format contract strings pictures migration lock

help: ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: setup ## set up what is missing, load the demo study into an empty database, serve
	@python -m server serve --demo

test: setup ## run every test: units, pages, both databases, journeys in Chromium and WebKit
	@setup/chromium.sh
	@setup/webkit.sh
	@setup/postgresql.sh
	@setup/strace.sh
	@$(NPM) test
	@python -m pytest $(SIDE_BY_SIDE)

check: setup ## format, lint, types, import order, catalogues, rules of the house
	ruff format --check .
	ruff check .
	mypy
	$(NPM) types
	$(NPM) lint
	lint-imports --no-logo
	python -m pytest --quiet tests/house

soak: setup ## the same faults for much longer: minutes to hours
	@setup/strace.sh
	python -m pytest -m soak tests/faults

mutations: setup ## break the promise in a copy of the code, one way after the other: each has to turn a test red
	@python -m tests.faults.mutations

bench: setup ## how fast server and tablet are, into docs/benchmark.md; KIKAO_TEST_POSTGRES: there too
	@setup/chromium.sh
	@python -m bench

drill: setup ## back a demo server up, restore it elsewhere, compare the two
	python -m pytest --quiet tests/backup/test_drill.py

setup: $(PACKAGES) $(BROWSER) ## only set up: Python and browser packages, browser files

$(PACKAGES): requirements-dev.lock pyproject.toml hatch_build.py
	@setup/python.sh
	@touch $@

$(SCRIPTS): browser/package-lock.json $(PACKAGES)
	@setup/node.sh
	@touch $@

$(BROWSER): $(SCRIPTS) $(shell find browser -name node_modules -prune -o -type f -print)
	@echo "setup: browser files"
	@$(NPM) build

format: setup ## put every Python, TypeScript and CSS file into its one format
	ruff format .
	ruff check --fix .
	$(NPM) format

contract: setup ## write the browser's types, docs/contract.md and docs/rights.md from the server
	@python -m docs.contract
	@python -m docs.rights

strings: setup ## collect the interface's words into locales/ and bring every catalogue up to date
	pybabel --quiet extract -F pyproject.toml -k _n:1,2 -k said --add-location=file --sort-by-file --omit-header -o locales/messages.pot .
	@for language in $(LANGUAGES); do \
	  pybabel --quiet update -i locales/messages.pot -d locales -l $$language --init-missing \
	    --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date || exit; \
	done

pictures: setup ## take the pictures of the documentation anew, from the demo study
	@setup/chromium.sh
	@python -m docs.pictures

migration: setup ## write a migration from the models: make migration m="what it changes"
	@test -n "$(m)" || { echo 'Say what it changes: make migration m="parked changes keep their reason"'; exit 2; }
	alembic revision --autogenerate -m "$(m)"

lock: setup ## pin every package with its hashes again, after a change in pyproject.toml
	$(LOCK) $(HEAD) pyproject.toml -o requirements.lock
	$(LOCK) $(HEAD) pyproject.toml --group dev -o requirements-dev.lock
	$(LOCK) $(HEAD) --group node -o requirements-node.lock
