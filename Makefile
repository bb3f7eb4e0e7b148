# Each verb says what it does; `make help` lists them.
.DEFAULT_GOAL := help
.PHONY: help setup run test check bench docs lock browser
PYTHON ?= python3
V := .venv/bin

help:  ## this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1\t/' | expand -t 10

setup:  ## bring everything into this folder; needs python3 alone
	@$(PYTHON) bin/setup

run: setup  ## start the site and print its address; EVENTS=folder loads GH Archive files
	@exec $(V)/python -m config.supervisor $(if $(EVENTS),--events "$(EVENTS)")

test: setup browser  ## every test, on real servers and in a real browser; ONLY=tests/… for some
	@$(V)/python -m pytest -n 2 --dist loadgroup $(or $(ONLY),tests)

browser: setup
	@$(V)/python bin/browser

check: setup  ## lint, types, import contracts, templates, migrations, generated pages
	@bin/check

bench: setup  ## measure, beside the rivals; writes bench/results and docs/performance.md
	@$(V)/python -m bench

docs: setup  ## write the generated pages of docs/
	@$(V)/python manage.py write_docs

lock: setup  ## resolve requirements/ anew from pyproject.toml
	@.tools/bin/uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-header --python-version 3.13 --upgrade \
		pyproject.toml -o requirements/base.txt
	@.tools/bin/uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-header --python-version 3.13 --upgrade \
		pyproject.toml --group dev -c requirements/base.txt -o requirements/dev.txt
