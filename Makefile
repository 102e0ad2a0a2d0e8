PYTHON ?= python3
BIN := .venv/bin
PAGES := src/vigie/review/web/static/index.html

.PHONY: install demo test lint docs eval bench clean

install: .venv/.installed $(PAGES)

.venv/.installed: pyproject.toml $(wildcard models/*/pyproject.toml)
	@command -v $(PYTHON) >/dev/null || { echo "Python 3.11 is needed: apt-get install python3 python3-venv"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or later is needed."; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv || { \
		if [ "$$(id -u)" = 0 ]; then apt-get update -q && apt-get install -qy python3-venv && $(PYTHON) -m venv .venv; \
		else echo "The venv module is missing; as root: apt-get install python3-venv, then make install again."; exit 1; fi; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check ./models/fr ./models/en -e '.[dev]'
	@touch $@

$(PAGES): $(shell find frontend -name node_modules -prune -o -name outlines -prune -o -type f -print)
	@if node -e 'const [a, b] = process.versions.node.split("."); process.exit(a > 20 || (a == 20 && b >= 19) ? 0 : 1)' 2>/dev/null && command -v npm >/dev/null; then \
		cd frontend && npm ci --silent --no-audit --no-fund && npm run --silent build; \
	else echo "The desk's pages are not built: that needs Node 20.19 or later with npm (https://nodejs.org), then make install again. All else works."; fi

demo: install
	$(BIN)/vigie read samples --format table
	$(BIN)/vigie corroborate samples --format table
	@if [ -t 1 ] && [ -z "$$CI" ]; then $(BIN)/vigie desk --demo samples --open; else $(BIN)/vigie desk --demo samples --check --port 0; fi

test: install lint
	@command -v chromium >/dev/null || { \
		if [ "$$(id -u)" = 0 ]; then apt-get update -q && apt-get install -qy --no-install-recommends chromium fonts-noto-core; \
		else echo "Tests of the desk's pages are skipped: as root, apt-get install chromium fonts-noto-core"; fi; }
	$(BIN)/python -m pytest

lint: install
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

docs: install
	$(BIN)/python docs/generate.py

eval: install
	$(BIN)/python -m benchmarks.evaluate

bench: install
	$(BIN)/python -m benchmarks.speed
	$(BIN)/python -m benchmarks.growth
	$(BIN)/python -m benchmarks.exports

clean:
	rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache
