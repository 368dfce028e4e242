# councilbot: `make run` answers questions about the papers, `make test` checks everything.

PYTHON ?= python3
PAPERS ?= corpus/papers
BIN := .venv/bin

.PHONY: run test coverage lint evals bench load ranker papers format lock

run: .venv/ready
	@$(BIN)/councilbot ingest --quiet $(PAPERS)
	@if [ -n "$$SLACK_BOT_TOKEN" ] && [ -n "$$SLACK_APP_TOKEN" ]; \
	then exec $(BIN)/councilbot slack; else exec $(BIN)/councilbot chat; fi

test: .venv/ready-dev lint
	$(BIN)/pytest $(SUITE)

# The same, and which lines and branches no test reaches; slower.
coverage: .venv/ready-dev
	$(BIN)/pytest $(SUITE) --cov --cov-report=term
SUITE := -n auto --maxprocesses 4 --dist loadfile --benchmark-skip

lint: .venv/ready-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

evals: .venv/ready
	$(BIN)/councilbot ingest --quiet corpus/papers --index .cache/evals
	$(BIN)/councilbot eval run --index .cache/evals
	$(BIN)/councilbot eval gate newest
	$(BIN)/councilbot eval checks --index .cache/evals --at-least 0.9

# Trains a ranker, on our sets in about 85 minutes on two cores; what is broken off is gone on with.
# It takes the place of the one that ships, unless RANKER names another folder.
# On an evaluator's own cases:  make ranker TRAIN=folder FINISH= REPORT= RANKER=folder-to-write
SETS ?= ../shared
TRAIN ?= $(wildcard $(SETS)/train/*/)
FINISH ?= $(addprefix $(SETS)/bench/,committee long-documents open-questions)
REPORT ?= $(SETS)/bench/ofsted
RANKER ?= corpus/models/ranker
ranker: .venv/ready-dev
	HF_HUB_OFFLINE=1 $(BIN)/councilbot eval ranker $(TRAIN) $(FINISH:%=--finish %) \
		$(REPORT:%=--report %) --out $(RANKER) --work .cache/$(notdir $(abspath $(RANKER)))

bench: .venv/ready-dev
	$(BIN)/pytest tests/benchmarks --benchmark-only --benchmark-columns=min,median,max,rounds
	$(BIN)/python -m tests.benchmarks.growth

# The Slack bot under load, for 11 minutes; with KILL=1, killed again and again, for 2.
# Shorter, or on another index:  make load ARGS="--seconds 60 --index folder"
load: .venv/ready-dev
	$(BIN)/python -m tests.load$(if $(KILL),.kill) $(ARGS)

papers: .venv/ready-dev
	$(BIN)/python -m corpus.typesetting.build

format: .venv/ready-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# The newest versions that fit together, for every Python and system that we support.
lock: .venv/ready-dev
	$(BIN)/pip install --quiet uv
	$(BIN)/uv pip compile pyproject.toml $(LOCK) --upgrade -o requirements.lock
	$(BIN)/uv pip compile pyproject.toml $(LOCK) --upgrade --extra dev -c requirements.lock \
		-o requirements-dev.lock
LOCK := --universal --generate-hashes --no-emit-package torch --no-header

# torch goes first and by its own version: its builds differ from system to system, so it has no
# place in a lock file of hashes, and whatever asks for it later finds it there.
.venv/ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("councilbot needs Python 3.11, 3.12 or 3.13:" \
		" make PYTHON=python3.11" if not (3, 11) <= sys.version_info < (3, 14) else 0)'
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --progress-bar on torch==2.13.0
	$(BIN)/pip install --quiet --progress-bar on --no-deps --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@

.venv/ready-dev: .venv/ready requirements-dev.lock
	$(BIN)/pip install --quiet --progress-bar on --no-deps --require-hashes -r requirements-dev.lock
	@touch $@
