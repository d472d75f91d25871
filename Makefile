# Taosha. `make demo` runs the main job on the bundled site; `make test` passes the tests. Each sets itself up.

PYTHON ?= $(firstword $(foreach p,python3.11 python3.12 python3.13 python3,$(if $(shell $(p) -c 'import sys,venv,ensurepip; print(sys.version_info >= (3, 11) or "")' 2>/dev/null | grep True),$(p))))
EXTRAS ?=
UV     := $(shell command -v uv 2>/dev/null)
BIN    := .venv/bin
# --no-deps: every lock is complete, and old pip cannot read some names of extras.
PIP     = $(if $(UV),$(UV) pip install --python $(BIN)/python,$(BIN)/python -m pip install --disable-pip-version-check) -q --no-deps
LOCKED  = $(PIP) --require-hashes --no-build-isolation
PEERS  := .venv-bench
# pip even where uv is: only pip takes a package that asks for a newer Python than it needs.
PEER_PIP = $(PEERS)/bin/python -m pip install --disable-pip-version-check -q --no-deps --require-hashes --no-build-isolation

.PHONY: help venv demo test lint format gates bench soak bench-venv lock clean browser dictionary

help:  ## show this list
	@grep -hE '^[a-z]+:.*##' Makefile | sed -E 's/:.*## /\t/' | expand -t 12

venv: .venv/.core $(EXTRAS:%=.venv/.extra-%)  ## build .venv with the taosha command; EXTRAS="ray analysts" adds extras

.venv/.core: requirements.lock requirements/build.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "make: no Python 3.11 or newer with venv found; on Debian: apt install python3 python3-venv"; exit 1; }
	@echo "making .venv with $(PYTHON)$(if $(UV), and uv)"
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(LOCKED) -r requirements/build.lock
	@$(LOCKED) -r requirements.lock
	@$(PIP) --no-build-isolation -e .
	@$(BIN)/python -m compileall -q .venv/lib taosha crawler filters pipelines reports >/dev/null || true
	@touch $@

.venv/.extra-%: .venv/.core requirements/%.lock
	@echo "adding the extra '$*'"
	@$(LOCKED) -r requirements/$*.lock
	@touch $@

demo: .venv/.core  ## crawl the bundled site on loopback; leaves data/demo and data/demo/report.html
	@$(BIN)/taosha demo

test: .venv/.core browser  ## run the tests
	@$(BIN)/python -m pytest -n auto

browser:  ## install Chromium and a Chinese font for the browser tests, where this user may
	@command -v chromium >/dev/null || command -v google-chrome >/dev/null || \
	{ [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && apt-get update -qq >/dev/null && \
	  DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends chromium fonts-noto-cjk >/dev/null; } || \
	echo "no Chromium here and no right to install it: the browser tests will be skipped"

lint: .venv/.core  ## ruff (format and rules) and mypy
	@$(BIN)/ruff format --check . && $(BIN)/ruff check . && $(BIN)/mypy

format: .venv/.core  ## let ruff format and mend what it can
	@$(BIN)/ruff format . && $(BIN)/ruff check --fix .

dictionary: .venv/.core  ## write data/README.md anew from the schema
	@$(BIN)/python -m pipelines.dataset.dictionary > data/README.md

gates: .venv/.core  ## hold our figures on the development sets against the recorded ones
	@$(BIN)/python -m benchmarks.gates

bench: .venv/.core $(PEERS)/.peers  ## measure speed beside peers; writes docs/performance.md's table and docs/speed.svg
	@PEERS=$(PEERS) $(BIN)/python -m benchmarks.speed --write

bench-venv: $(PEERS)/.peers  ## build .venv-bench with the peers that benchmarks/ measures us beside

$(PEERS)/.peers: requirements/bench.lock requirements/magic-html.lock requirements/build.lock
	@test -n "$(PYTHON)" || { echo "make: no Python 3.11 or newer with venv found; on Debian: apt install python3 python3-venv"; exit 1; }
	@echo "making $(PEERS) with $(PYTHON)"
	@test -x $(PEERS)/bin/python || $(PYTHON) -m venv $(PEERS)
	@$(PEER_PIP) -r requirements/build.lock
	@$(PEER_PIP) -r requirements/bench.lock
	@$(PEER_PIP) --ignore-requires-python -r requirements/magic-html.lock
	@touch $@

PAGES ?= 100000
soak: .venv/.core  ## kill -9 process and compact a hundred times, then 100,000 pages through two workers (PAGES=N); hours
	@$(BIN)/python -m benchmarks.soak
	@$(BIN)/python -m benchmarks.endurance --pages $(PAGES)
	@$(BIN)/python -m benchmarks.crawl --kills 50 --gaps

lock:  ## compile the locks anew (needs uv)
	@test -n "$(UV)" || { echo "make lock needs uv on the path"; exit 1; }
	$(UV) pip compile -q pyproject.toml --extra dev --universal --generate-hashes --no-header --python-version 3.11 -c requirements/constraints.txt -o requirements.lock
	$(UV) pip compile -q requirements/build.in --universal --generate-hashes --no-header --python-version 3.11 -c requirements.lock -o requirements/build.lock
	for extra in ray s3 scrapyd browser analysts; do \
	  $(UV) pip compile -q pyproject.toml --extra $$extra --universal --generate-hashes --no-header --python-version 3.11 -c requirements.lock -o requirements/$$extra.lock || exit 1; done
	$(UV) pip compile -q requirements/bench.in --universal --generate-hashes --no-header --python-version 3.11 -o requirements/bench.lock
	$(UV) pip compile -q requirements/magic-html.in --universal --no-deps --generate-hashes --no-header --python-version 3.12 -o requirements/magic-html.lock

clean:  ## remove .venv, caches and made datasets
	rm -rf .venv $(PEERS) .mypy_cache .ruff_cache .pytest_cache .hypothesis build dist data/demo
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
