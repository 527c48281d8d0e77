# The commands of the project. `make demo` and `make test` work on a machine that has Python ≥ 3.11 and make.
SHELL := /bin/sh
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SERVE ?= 1
PORT ?= 8000
N ?= 2200000
export PIP_DISABLE_PIP_VERSION_CHECK := 1

PACKAGES := archive extraction ocr index_mappings ingest search_api danghao
CODE := $(PACKAGES) samples benchmarks deploy tests

.PHONY: help demo test check quality retrieval bench-ocr bench-scale bench-catalogue lock rehearse-image secrets format clean

help: ## list these commands
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-15s %s\n", $$1, $$2}'

# A stamp stands for "this lock file is installed"; a changed lock installs again.
$(VENV)/.python:
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "danghao needs Python 3.11 or newer; name one with: make PYTHON=/path/to/python3.11 …")'
	@$(PYTHON) -m venv $(VENV) || { echo "Python's venv module is missing; on Debian: apt-get install python3-venv" >&2; exit 1; }
	@touch $@

$(VENV)/.runtime: $(VENV)/.python requirements.lock pyproject.toml
	@echo "Installing the locked dependencies into $(VENV) …"
	@$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --no-build-isolation --no-deps --editable .
	@$(BIN)/python -m compileall -q $(PACKAGES)
	@touch $@

$(VENV)/.dev: $(VENV)/.runtime requirements-dev.lock
	@echo "Installing what the tests need into $(VENV) …"
	@$(BIN)/python -m pip install --quiet --require-hashes -r requirements-dev.lock
	@touch $@

demo: $(VENV)/.runtime ## read the sample scans, search them, then serve the web page (SERVE=0: stop after the searches)
	@sh samples/demo.sh $(BIN) $(SERVE) $(PORT)

test: $(VENV)/.dev ## set up what the tests need, then run the whole suite
	@sh tests/prepare_machine.sh
	@$(BIN)/python tests/elasticsearch_server.py
	@$(BIN)/python -m compileall -q $(PACKAGES)
	@$(BIN)/python -m pytest

check: $(VENV)/.dev ## format, lint, types and import contracts
	@$(BIN)/ruff format --check $(CODE)
	@$(BIN)/ruff check $(CODE)
	@$(BIN)/mypy
	@$(BIN)/lint-imports

format: $(VENV)/.dev ## write the code in the house's format
	@$(BIN)/ruff format $(CODE)
	@$(BIN)/ruff check --fix $(CODE)

quality: $(VENV)/.dev ## draw forms, read them, print character errors, extraction and retrieval quality
	@$(BIN)/python -m benchmarks.quality $(ARGS)

retrieval: $(VENV)/.dev ## how well people find what they need, beside plain ways of searching (ARGS=--elasticsearch adds a server)
	@$(BIN)/python -m benchmarks.retrieval $(ARGS)

bench-scale: $(VENV)/.dev ## what searching costs at N items, beside the bare engines (N=50000 takes minutes)
	@$(BIN)/python -m benchmarks.scale --items $(N) $(ARGS)

bench-ocr: $(VENV)/.dev ## pages per second of ingest beside the bare engine's
	@$(BIN)/python -m benchmarks.ocr $(ARGS)

bench-catalogue: $(VENV)/.dev ## what the catalogue costs at 500,000 items, on SQLite and on PostgreSQL
	@$(BIN)/python -m benchmarks.catalogue $(ARGS)

# Everything is resolved together first, so that what is added by one extra never contradicts what another one locked.
lock: ## resolve the dependencies again (needs uv)
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
	  --all-extras pyproject.toml --output-file requirements-dev.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
	  --extra install --extra server --constraint requirements-dev.lock pyproject.toml --output-file requirements-server.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
	  --extra install --constraint requirements-dev.lock pyproject.toml --output-file requirements.lock

rehearse-image: ## build the image without an engine and read the samples in it (root, Debian, buildah, mmdebstrap)
	@sh deploy/rehearse_image.sh

secrets: ## make the passwords that docker-compose.yml reads from files; those that are there stay
	@sh deploy/make_secrets.sh secrets

clean: ## remove what was installed and made, but no data
	rm -rf $(VENV) build *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
