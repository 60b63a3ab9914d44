# Every target sets up what it needs, once. `make help` lists them.

PYTHON ?= python3
ASSIGNMENT ?=
JOBS ?=
NOTEBOOK ?=
CELL ?=
CASES ?=
CLASS ?=
ARCHIVE ?=
FORCE ?=
TRUSTED ?=
FULL ?=
LAB ?=
# Not from the environment, where WSL names the machine so.
NAME :=

# Known by what it was made from, so that a copy of this folder whose .venv is a
# link does not set it up again.
READY := .venv/ready-$(shell cksum pyproject.toml | cut -d ' ' -f 1)
RUN := .venv/bin/python -m actorlab
CHOICE := $(if $(ASSIGNMENT),--assignment "$(ASSIGNMENT)")
AT_ONCE := $(if $(JOBS),--jobs "$(JOBS)")

# This copy's package, also where .venv belongs to another.
export PYTHONPATH := $(CURDIR)
export PATH := $(CURDIR)/.venv/bin:$(PATH)

.DEFAULT_GOAL := help
.PHONY: help setup demo test test-install quick lint lab check hint start-again formgrader release student-copy wheel collect grade report feedback export verify watch new-exercise bench bench-cluster bench-start bench-stress bench-hostile pictures clean

help: ## list what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)
	@echo "Options: ASSIGNMENT=ex07_actors for one assignment, JOBS=4 for how many notebooks run at once,"
	@echo "FORCE=1 to grade also what has not changed, TRUSTED=1 to run submissions without a sandbox,"
	@echo "LAB='--no-browser --port=8890' for what else JupyterLab is to be told."

setup: $(READY) ## set up .venv (the other targets do it too)

# Two environments: the tools, and the kernel in which notebooks run, which is all that
# the sandbox shows a submission (see docs/speed.md).
$(READY):
	@echo "Setting up .venv, once; this takes a few minutes."
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 10) and "Python 3.10 or newer is needed; this is " + sys.version.split()[0] + ". Try: make PYTHON=python3.12")'
	$(PYTHON) -m venv .venv
	.venv/bin/pip install --quiet --editable '.[tools,dev]'
	$(PYTHON) -m venv .venv/kernel
	.venv/kernel/bin/pip install --quiet --editable .
	.venv/kernel/bin/python -m ipykernel install --prefix .venv --name python3 --display-name "Python 3 (ipykernel)"
	MPLCONFIGDIR=.venv/kernel/matplotlib .venv/kernel/bin/python -c 'import matplotlib.font_manager'
	@rm -f .venv/ready-* && touch $@
	@echo "Set up: .venv (tools), .venv/kernel (where notebooks run)."

demo: $(READY) ## grade an example class and show the table
	$(RUN) demo $(CHOICE) $(AT_ONCE)

QUICK := .venv/bin/python -m pytest tests/unit -n 2

# The slow ones mostly wait, so as many run side by side as there is room for notebooks.
test: $(READY) ## run all tests, the contract of make verify among them; SHARD=2/4 for the second of four parts
	$(QUICK)
	.venv/bin/python -m pytest tests/integration tests/browser -m "not install" -v -n $(or $(JOBS),auto)

quick: $(READY) ## run the tests that need no kernel, and print what they cover
	$(QUICK) --cov=actorlab --cov-report=term:skip-covered

test-install: $(READY) ## install what students get from the wheel, and solve and check an exercise there
	.venv/bin/python -m pytest tests -m install -v

lint: $(READY) ## check style, types and which module imports which
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/pyright
	.venv/bin/lint-imports

lab: $(READY) ## open JupyterLab at the exercises, as a student
	@$(RUN) lab $(LAB)

check: $(READY) ## run a student's notebook and print what each check says (NOTEBOOK=path)
	@$(RUN) check $(CHOICE) $(if $(NOTEBOOK),"$(NOTEBOOK)")

hint: $(READY) ## print the next hint for a cell (CELL=foo_class)
	@$(RUN) hint $(CHOICE) $(if $(CELL),"$(CELL)")

start-again: $(READY) ## put an exercise back as it was released, and keep yours (ASSIGNMENT=ex07_actors)
	@$(RUN) start-again $(if $(ASSIGNMENT),"$(ASSIGNMENT)")

formgrader: $(READY) ## open JupyterLab at the course, as an instructor
	@$(RUN) formgrader $(CHOICE) $(LAB)

release: $(READY) ## generate exercises/ from solutions/
	$(RUN) release $(CHOICE)

student-copy: $(READY) ## lay down what students get: build/student/, and build/student.zip
	@$(RUN) student-copy

wheel: $(READY) ## build what students get as a wheel, which they install by pip
	@$(RUN) wheel

collect: $(READY) ## collect submissions from the exchange, or ARCHIVE=path from Moodle or Canvas
	@$(RUN) collect $(CHOICE) $(if $(ARCHIVE),--archive "$(ARCHIVE)")

grade: $(READY) ## grade submitted/STUDENT/ASSIGNMENT/*.ipynb into gradebook.db
	@$(RUN) grade $(CHOICE) $(AT_ONCE) $(if $(FORCE),--force) $(if $(TRUSTED),--trusted)

report: $(READY) ## write report.html and report.csv: what the class got wrong, and what to teach again
	@$(RUN) report $(CHOICE)

feedback: $(READY) ## write feedback/STUDENT/ASSIGNMENT/*.html
	$(RUN) feedback $(CHOICE)

export: $(READY) ## write grades.csv, and the grades as Canvas and Moodle import them
	@$(RUN) export $(CHOICE)

verify: $(READY) ## check the pack's contract; CASES='wrong/ray_get*' for some answers, with their messages; FULL=1 sends all the whole way
	$(RUN) verify $(CHOICE) $(AT_ONCE) $(if $(FULL),--full) $(if $(CASES),--messages --cases "$(CASES)")

watch: $(READY) ## verify again, after each save, the answers that it touches (ASSIGNMENT=ex07_actors)
	@$(RUN) watch $(CHOICE)

new-exercise: $(READY) ## lay down a new exercise for its author to fill (NAME=ex09_waiting)
	@$(RUN) new-exercise --name "$(NAME)"

bench: $(READY) ## grade a class by stock nbgrader and by make grade, and compare (CLASS=24)
	CLASS=$(CLASS) .venv/bin/python tests/bench/bench_grade.py

bench-cluster: $(READY) ## count how many submissions a minute one driver carries, on simulated clusters
	.venv/bin/python tests/bench/bench_cluster.py

bench-start: $(READY) ## measure what starting Ray costs, in the kernel's environment and the tools'
	.venv/bin/python tests/bench/bench_start.py

bench-stress: $(READY) ## grade right and wrong answers on a machine kept busy, and count
	.venv/bin/python tests/bench/bench_stress.py

bench-hostile: $(READY) ## grade right and hostile submissions in one class, and count
	.venv/bin/python tests/bench/bench_hostile.py

pictures: $(READY) ## make the pictures of the README
	@mkdir -p .github/pictures
	$(RUN) demo --assignment ex07_actors --picture .github/pictures/graded-table.svg
	.venv/bin/python tests/support/pictures.py .github/pictures

clean: ## remove what can be made again; never submissions, grades or feedback
	rm -rf build .coverage .pytest_cache .hypothesis .ruff_cache *.egg-info
	find actorlab exercises solutions tests -name __pycache__ -o -name .ipynb_checkpoints | xargs rm -rf
