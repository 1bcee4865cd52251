# Everything a fresh machine needs is Python 3.11+ and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/installed
TRIED := tests/fuzz tests/bot/handlers/test_load.py tests/bot/handlers/test_limits.py tests/bot/handlers/test_doorman.py tests/bot/terminal/test_run.py \
	tests/bot/terminal/test_doctor.py tests/bot/people/test_backup.py tests/bot/delivery/test_processes.py

.DEFAULT_GOAL := help
.PHONY: help chat test check bench load soak understanding train knowledge figures image wheel docs clean

help: ## what can be made
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "make %-14s %s\n", $$1, $$2}'

$(INSTALLED): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed, this is " + sys.version.split()[0] + "; name another with make PYTHON=…") if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt 'pip>=25.1'
	$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[import]' --group dev
	@touch $@

chat: $(INSTALLED) ## ask questions in the terminal
	@$(BIN)/marketbot chat

test: $(INSTALLED) ## run the tests
	$(BIN)/python -m pytest -n 2

check: $(INSTALLED) ## lint, types, docs up to date, known vulnerabilities
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m cogapp --check --diff README.md docs/operate.md
	$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt --group audit
	$(BIN)/python -m tests.audit

bench: $(INSTALLED) ## measure speed against peers in the same run
	$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt --group training --group bench
	$(BIN)/python -m tests.bench

load: $(INSTALLED) ## put load on the bot on loopback, next to a bare echo bot
	$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt --group bench
	$(BIN)/python -m tests.bench telegram latency

soak: $(INSTALLED) ## the long runs: random updates, a day of traffic, deliveries
	MARKETBOT_FUZZ=100000 $(BIN)/python -m pytest tests/fuzz
	$(BIN)/python -m tests.soak.day
	$(BIN)/python -m tests.soak

train: $(INSTALLED) ## learn the weights of the intent model anew
	$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt --group training
	$(BIN)/python -m tests.training.learn

understanding: $(INSTALLED) ## measure how well questions are understood
	$(BIN)/python -m tests.understanding.evaluate

knowledge: $(INSTALLED) ## build the knowledge base
	@$(BIN)/marketbot knowledge build

figures: export MARKETBOT_FIGURES := build/figures
figures: export MARKETBOT_FUZZ := 100000
figures: $(INSTALLED) ## try limits, faults and loads anew, for the table in docs/operate.md (half an hour)
	$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt --group bench
	mkdir -p build
	rm -f build/figures
	$(BIN)/python -m pytest -n 0 $(TRIED)
	$(BIN)/python -m tests.soak.day 1000
	$(BIN)/python -m tests.bench telegram
	$(BIN)/python -m tests.operate build/figures
	$(BIN)/python -m cogapp -r docs/operate.md

image: $(INSTALLED) ## run the Dockerfile's steps without a container engine
	$(BIN)/python -m tests.deploy.dockerfile

wheel: $(INSTALLED) ## build the wheel and try it outside the tree
	$(BIN)/python tests/wheel.py

docs: $(INSTALLED) ## write the generated parts of the pages
	$(BIN)/python -m tests.published
	$(BIN)/python -m cogapp -r README.md docs/operate.md

clean: ## remove what make made
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache
