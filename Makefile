# Every target sets up what it needs first: the virtual environment .venv, from requirements.lock.

VENV := .venv
PY := $(VENV)/bin/python
READY := $(VENV)/.ready
WORKERS ?= 2

.PHONY: help setup demo course-demo test check lab notebooks docs bench soak validation calibration kit pictures lock clean clean-all FORCE

help:
	@echo "make demo       simulate six areas as inspected in 2009 and open the findings"
	@echo "make course-demo  make, mark and show a small cohort of trainees"
	@echo "make lab        open JupyterLab on the notebooks"
	@echo "make notebooks  build the notebooks of trainees from grading/lessons"
	@echo "make docs       renew what docs/model shows of the model's own data"
	@echo "make test       run all tests (browser tests need Chromium)"
	@echo "make check      ruff, mypy, import-linter and the quick tests"
	@echo "make bench      measure the model's speed and memory"
	@echo "make soak       run the tests that are too long for every run"
	@echo "make validation  hold the model against the report and renew docs/validation.md"
	@echo "make calibration  fit assumptions to half of the report's findings: fitted.toml, docs/calibration.md"
	@echo "make setup      only make the virtual environment"
	@echo "make kit        build what trainees download: dist/rightmix-kit.zip"
	@echo "make pictures   make the pictures of how to start (needs Chromium)"
	@echo "make lock       renew requirements.lock (needs uv)"
	@echo "make clean      remove caches and results; make clean-all: the virtual environment too"

# An environment that no longer works (moved folder, Python gone, another folder's install) is set up anew.
ifneq ($(wildcard $(READY)),)
ifneq ($(shell sh .ci/set-up --works || echo broken),)
$(READY): FORCE
endif
endif

$(READY): requirements.lock pyproject.toml .ci/set-up
	@sh .ci/set-up

setup: $(READY)

demo: $(READY)
	@$(VENV)/bin/rightmix demo $(ARGS)

# in a new folder each time is asked for, so that nothing is ever replaced: make course-demo ARGS=another-folder
course-demo: $(READY)
	@$(VENV)/bin/rightmix course demo $(ARGS)

lab: $(READY)
	$(PY) -m jupyterlab --ServerApp.root_dir=notebooks $(if $(filter 0,$(shell id -u)),--allow-root) $(ARGS)

notebooks: $(READY)
	$(PY) -m rightmix_sim.course.notebooks.lessons

docs: $(READY)
	$(VENV)/bin/rightmix model describe --write docs/model

test: $(READY)
	$(PY) -m pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder -m "not soak" --durations=10 $(ARGS)

check: $(READY)
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	$(VENV)/bin/lint-imports --no-logo
	$(PY) -m pytest -q -m "not slow and not browser and not soak" $(ARGS)

bench: $(READY)
	$(PY) -m bench.run $(ARGS)

soak: $(READY)
	$(PY) -m pytest -m soak --durations=10 $(ARGS)

validation: $(READY)
	$(VENV)/bin/rightmix validate --write docs/validation.md $(ARGS)

# Changes no default: what is adopted is written into scenario/data/parameters.yaml by hand
calibration: $(READY)
	$(VENV)/bin/rightmix calibrate --write fitted.toml --overwrite --page docs/calibration.md $(ARGS)

# What trainees download: dist/rightmix-kit.zip
kit: $(READY)
	$(PY) -m kit.build $(ARGS)

# docs/images/start-*.png, which the kit takes along
pictures: $(READY)
	$(PY) -m kit.pictures $(ARGS)

# Only a name that pyproject.toml asks for moves; `make lock ARGS=--upgrade` moves all.
lock:
	uv pip compile pyproject.toml --all-extras --universal --generate-hashes --python-version 3.11 \
	    --no-header --no-annotate --quiet --output-file requirements.lock $(ARGS)
	uv pip compile pyproject.toml --constraint requirements.lock --universal --generate-hashes --python-version 3.11 \
	    --no-header --no-annotate --quiet --output-file kit/requirements.lock

clean:
	rm -rf .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache build dist out rightmix-demo course-demo
	find src tests bench -type d -name __pycache__ -prune -exec rm -rf {} +

clean-all: clean
	rm -rf $(VENV)
