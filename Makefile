# Each target works alone on a fresh machine with Python 3.11 to 3.13, make and git.
PYTHON ?= python3
VENV := .venv/bin
# Files side by side; tests in real time first, and all of them in one process (tests/conftest.py).
BESIDE := -n auto --dist loadfile --no-loadscope-reorder
# Without bytecode each of some hundred processes would compile all modules anew.
unexport PYTHONDONTWRITEBYTECODE
READY := @$(PYTHON) -ESs packaging/bootstrap.py

.PHONY: voice messages two-computers run test check gallery accept-looks mutate bench torture spreadsheet fuzz docs lock floor packages prove-packages wheel clean

run: ## open the window
	$(READY) run
	@$(VENV)/backcoach

test: ## pass the tests: a corner of each matrix, few examples of each property; `make check` has them all
	$(READY) test
	@$(VENV)/pytest $(BESIDE) -m "not thorough" --hypothesis-profile brief

check: ## everything that a change must pass
	$(READY) test
	@$(VENV)/ruff check --quiet
	@$(VENV)/ruff format --check --quiet
	@$(VENV)/codespell
	@$(VENV)/mypy --no-error-summary
	@$(VENV)/lint-imports --no-logo
	@$(VENV)/pytest $(BESIDE) --cov --cov-report=json --cov-report=term
	@$(VENV)/python packaging/coverage_floor.py

gallery: ## pictures of every state of the window, in gallery/
	$(READY) test
	@$(VENV)/python -m tests.gallery

accept-looks: gallery ## keep how the pictures in gallery/ look as what `make check` compares with
	@$(VENV)/python -m tests.gallery.looks

mutate: ## change the code of a room here and there, and list the changes that no test notices: make mutate ROOM=coaching
	$(READY) test
	@$(VENV)/pip install --quiet mutmut
	@$(VENV)/python packaging/mutate.py $(ROOM)

bench: ## speed and memory beside their yardsticks; KEEP=1 writes the table of docs/bench.md; BESIDE=FOLDER compares with another checkout
	$(READY) test
	@$(VENV)/python -m tests.bench $(if $(KEEP),--keep) $(if $(BESIDE),--beside $(BESIDE))

torture: ## kill, fill, damage and merge journals, and count what is lost
	$(READY) test
	@$(VENV)/python packaging/torture.py

spreadsheet: ## open our tables in LibreOffice: no cell may become a formula
	$(READY) test
	@$(VENV)/python packaging/spreadsheet.py

two-computers: ## let two Syncthing instances on loopback carry two histories, and compare them
	$(READY) test
	@$(VENV)/python packaging/two_computers.py

fuzz: ## made-up files by the million into every reader, for hours if you like: make fuzz SECONDS=3600
	$(READY) test
	@$(VENV)/pip install --quiet atheris 2>/dev/null || true # where it cannot be had, fuzz.py makes the files itself
	@$(VENV)/python packaging/fuzz.py $(SECONDS)

messages: ## collect every message and bring the catalogues in assets/words/ up to date
	$(READY) test
	@$(VENV)/python packaging/messages.py

voice: ## record every English sentence that the voice can say and that has no recording, in assets/voice/en/, and say how many are understood
	$(READY) test
	@$(PYTHON) -m venv .venv-voice
	@.venv-voice/bin/pip install --quiet hibari-tts==0.2.1 pocketsphinx soundfile msgspec numpy
	@PYTHONPATH=.:packaging .venv-voice/bin/python packaging/voice.py
	@PYTHONPATH=.:packaging .venv-voice/bin/python packaging/understood.py

docs: ## pages made from the code: docs/settings.md, docs/clinical-review.md, the schemas
	$(READY) test
	@$(VENV)/python packaging/settings_doc.py
	@$(VENV)/python packaging/schema_doc.py
	@$(VENV)/python packaging/clinical_review.py

lock: ## make the lock files again from pyproject.toml
	$(READY) test
	@$(VENV)/python packaging/lock.py

floor: ## raise the coverage floors to what the last check measured
	@$(VENV)/python packaging/coverage_floor.py --raise

packages: ## what people install, in dist/: deb, rpm, Arch, archive, wheel, sdist, list of parts, checksums
	$(READY) packages
	@.venv-packages/bin/python packaging/packages.py

prove-packages: ## as root: install and use dist/*.deb in a new Debian 12 and 13 under FOLDER: make prove-packages FOLDER=/tmp/x
	@packaging/prove_install.sh $(FOLDER)/bookworm bookworm dist/*.deb $(BEFORE)
	@packaging/prove_install.sh $(FOLDER)/trixie trixie dist/*.deb $(BEFORE)

wheel: ## an installable wheel in dist/
	$(READY) test
	@$(VENV)/python -m hatchling build -t wheel

clean: ## leave only what git keeps
	@rm -rf .venv .venv-packages dist build gallery .coverage* .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
