# Tepat. `make` alone lists what there is. Nothing but Python ≥ 3.11 and make is needed.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help demo test quick check fix bench docs messages lock clean

# make demo EMPLOYEES=50000 SEED=7 TEPAT_LANG=en OUT=somewhere PORT=9000
# make demo SERVE=no     ends after the computation; FRESH=yes makes the database anew
EMPLOYEES ?= 10000
SEED ?= 1
OUT ?= demo
SERVE ?= yes
FRESH ?=
PORT ?=
TEPAT_LANG ?= id
export TEPAT_LANG
unexport PYTHONDONTWRITEBYTECODE # what is compiled once serves every later command

help: ## list these targets
	@sed -nE 's/^([a-z]+):.*## (.*)/  make \1\t\2/p' Makefile | expand -t 16

demo: ## build the fictional city, plan its placements, open its site until Ctrl-C
	@script/setup run
	@.venv/bin/python script/demo --employees "$(EMPLOYEES)" --seed "$(SEED)" --out "$(OUT)" --lang "$(TEPAT_LANG)" \
		--serve "$(SERVE)" --fresh "$(FRESH)" --port "$(PORT)"

test: ## everything that is checked, on both databases and in a browser
	@script/setup develop
	@script/check all

quick: ## the checks of about a minute: neither slow tests nor the rooms of the web
	@script/setup develop
	@script/check quick

check: ## form, lint, types and directions of imports only
	@script/setup develop
	@script/check still

fix: ## put the form right and repair what ruff can
	@script/setup develop
	@.venv/bin/ruff check --fix-only .
	@.venv/bin/ruff format .

bench: ## measure on the default city and on known optima, and beside other solvers
	@script/setup develop
	@.venv/bin/python bench/run.py
	@.venv/bin/python bench/scale.py
	@.venv/bin/python bench/compare.py

docs: ## write docs/generated anew from the code
	@script/setup develop
	@.venv/bin/python script/docs

messages: ## collect what the pages say, and compile the translations
	@script/setup develop
	@script/messages

lock: ## choose versions of the libraries anew
	@script/setup develop
	@script/lock

clean: ## remove what make made: .venv, demo/, caches
	@rm -rf .venv demo bench/out .coverage .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	@find src tests bench script -name __pycache__ -type d -prune -exec rm -rf {} +
