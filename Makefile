# Every goal sees to its Debian packages and to .venv first, so that one command is enough.

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
PYTEST_OPTIONS ?= -n auto

.PHONY: run test package windows-kit screenshots bench proof wheel-smoke clean
.NOTPARALLEL:

run: debian-run $(READY)
	$(BIN)/python -m tools.run

test: debian-test $(READY)
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports
	QT_QPA_PLATFORM=offscreen $(BIN)/pytest --cov --cov-report=term $(PYTEST_OPTIONS)
	$(BIN)/python -m tools.wheel_smoke

wheel-smoke: debian-wheel-smoke $(READY)
	$(BIN)/python -m tools.wheel_smoke

package: debian-package $(READY)
	$(BIN)/pyinstaller --noconfirm --log-level WARN build.spec
	QT_QPA_PLATFORM=offscreen dist/isodesk/isodesk-cli --self-test

windows-kit: debian-windows-kit $(READY)
	$(BIN)/python -m tools.windows_kit

screenshots: debian-screenshots $(READY)
	$(BIN)/python -m tools.screenshots

bench: debian-bench $(READY)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev,bench]'
	$(BIN)/python -m tools.bench

proof: debian-proof $(READY)
	$(BIN)/python -m tools.proof

clean:
	rm -rf build dist out

debian-%:
	@$(PYTHON) tools/debian_packages.py $*

$(READY): pyproject.toml constraints.txt
	$(BIN)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	touch $@
