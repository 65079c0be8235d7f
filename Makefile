# `make run` and `make test` are all a newcomer needs; both make their own environment in .venv.
PYTHON ?= python3
VENV := .venv
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check -c requirements.lock

.PHONY: run test fuzz lint types check verify lab bench lock clean
.DEFAULT_GOAL := run

run: $(VENV)/.run  ## execute the notebooks, write figures/
	$(BIN)/casestudy run

test: $(VENV)/.test  ## the whole suite, with a fresh execution of all notebooks
	$(BIN)/python -m pytest --cov --cov-report=term

fuzz: $(VENV)/.test  ## damaged files for every loader, 30 seconds each
	$(BIN)/python -m tests.load.fuzz

lint: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.test
	$(BIN)/mypy

check: $(VENV)/.run
	$(BIN)/casestudy check

verify: $(VENV)/.run
	$(BIN)/casestudy verify

lab: $(VENV)/.run
	$(BIN)/casestudy lab

bench: $(VENV)/.bench  ## counting beside other tools: make bench ROWS="10000 100000", or FILE=texts.csv
	$(BIN)/python benchmarks/run.py $(if $(ROWS),--rows $(ROWS)) $(if $(FILE),--file $(FILE))

# Needs the tool `uv`; run it to move to newer versions, then `make run` and commit what changed.
lock:
	uv pip compile pyproject.toml --extra bench --extra test --universal --python-version 3.11 --no-header --quiet -o requirements.lock

clean:
	rm -rf $(VENV)

$(VENV)/bin/python $(VENV)/Scripts/python.exe:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: pyproject.toml requirements.lock | $(BIN)/python$(if $(filter Windows_NT,$(OS)),.exe)
	@echo "Installing the locked versions into $(VENV) (a few minutes the first time) ..."
	$(PIP) -e .
	@touch $@

$(VENV)/.test: pyproject.toml requirements.lock | $(BIN)/python$(if $(filter Windows_NT,$(OS)),.exe)
	@echo "Installing the locked versions and the test tools into $(VENV) (a few minutes the first time) ..."
	$(PIP) -e ".[test]"
	@touch $@ $(VENV)/.run

$(VENV)/.bench: pyproject.toml requirements.lock | $(BIN)/python$(if $(filter Windows_NT,$(OS)),.exe)
	$(PIP) -e ".[bench]"
	@touch $@
