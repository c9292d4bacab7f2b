# Every target sets up what it needs in .venv and does nothing twice. A bare machine needs Python 3.11+, make and a package index.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.DEFAULT_GOAL := help
.PHONY: help demo test check lint types quality lock clean

help: ## what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 14

$(READY): pyproject.toml requirements.lock
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "setting up $(VENV) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

demo: $(READY) ## build the sample dossier and its page
	@$(BIN)/dixit demo

test: $(READY) ## run every test (under 3 minutes on two cores)
	@$(BIN)/python -m pytest -n auto --dist worksteal

lint: $(READY)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: $(READY)
	@$(BIN)/mypy

check: lint types test ## what the build runs: lint, types, tests (documentation is tested too)

quality: $(READY) ## annotate every evaluation set in ../shared and score each layer (docs/quality.md)
	@$(BIN)/python bench/quality.py ../shared

lock: $(READY) ## write requirements.lock anew from pyproject.toml
	@$(BIN)/python -m pip install --quiet pip-tools
	@$(BIN)/python -m piptools compile --quiet --all-extras --all-build-deps --generate-hashes --allow-unsafe --strip-extras \
		--no-emit-index-url --no-emit-trusted-host --no-emit-find-links --output-file requirements.lock pyproject.toml

clean: ## forget the set-up and everything built
	@rm -rf $(VENV) build dist dixit-demo

-include training/training.mk
