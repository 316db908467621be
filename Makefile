# make run    opens the window          make test   checks everything
# make bench  measures                  make setup  does the set-up alone
# make fuzz   types 100,000 formulas, mistakes and bombs
# Each sets up what it needs first; a second call starts at once.

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
WINDOW := .venv/.ready-for-a-window
BENCH := .venv/.ready-for-benchmarks
GL := .venv/.ready-for-opengl
HAS_DISPLAY := $(or $(DISPLAY),$(WAYLAND_DISPLAY),$(filter Darwin,$(shell uname)))

# What draws with OpenGL is tested on a screen of its own, drawn by the processor.
ON_A_SCREEN := env QT_QPA_PLATFORM=xcb xvfb-run --auto-servernum --server-args="-screen 0 1280x1024x24"
ifneq ($(shell uname),Linux)
ON_A_SCREEN := env -u QT_QPA_PLATFORM
endif

.PHONY: setup run test bench fuzz

setup: $(READY) $(WINDOW)

run: $(READY) $(if $(HAS_DISPLAY),$(WINDOW))
	@$(BIN)/gdviewer

test: export QT_QPA_PLATFORM = offscreen
test: $(READY) $(GL)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest --numprocesses auto
	$(ON_A_SCREEN) $(BIN)/pytest tests/gl

fuzz: export QT_QPA_PLATFORM = offscreen
fuzz: $(READY)
	$(BIN)/pytest tests/fuzz --hypothesis-profile=fuzz

bench: export QT_QPA_PLATFORM = offscreen
bench: $(BENCH) $(GL)
	$(BIN)/pytest tests/benchmarks
	$(ON_A_SCREEN) $(BIN)/pytest tests/benchmarks/gl

$(READY): pyproject.toml tools/system_libraries.py
	$(PYTHON) tools/system_libraries.py offscreen
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --editable '.[dev]'
	@touch $@

$(WINDOW): tools/system_libraries.py
	$(PYTHON) tools/system_libraries.py window
	@mkdir -p $(@D) && touch $@

$(GL): tools/system_libraries.py
	$(PYTHON) tools/system_libraries.py opengl
	@mkdir -p $(@D) && touch $@

$(BENCH): $(READY)
	$(BIN)/pip install --quiet --editable '.[bench]'
	@touch $@
