# make          build the edition in content/ into site/ (the first time it sets itself up)
# make test     set up all the tests need, then run everything, on all cores
# make quick    what takes least: lint, types, and the tests without a browser and without whole runs
# make slow     the same tests, the laws on many more cases
# make serve    look at the site over http on this machine
# make lock     renew the exact versions in .requirements/ from pyproject.toml

PYTHON ?= python3
VENV := .venv
# A core that has nothing left to do takes over tests of another, from the end of its list: so a file's fixtures
# are mostly made once, and all cores are done at the same time.
PYTEST := $(VENV)/bin/pytest --numprocesses auto --dist worksteal
INSTALL = $(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r

.PHONY: site test quick slow lint serve lock browser
.DEFAULT_GOAL := site

site: $(VENV)/installed-run
	@$(VENV)/bin/python build.py

serve: $(VENV)/installed-run
	@$(VENV)/bin/python build.py serve

test: $(VENV)/installed-test browser lint
	$(PYTEST)

quick: $(VENV)/installed-test lint
	$(PYTEST) -m "not end_to_end" --ignore tests/browser

slow: $(VENV)/installed-test browser
	$(PYTEST) --slow

lint: $(VENV)/installed-test
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/ruff check .
	$(VENV)/bin/mypy
	$(VENV)/bin/oxlint

# The two stamps say which requirements the environment holds; a new lock file brings a new installation.
$(VENV)/installed-run: .requirements/run.txt
	@echo "第一次运行：正在安装所需的程序库，请稍候……"
	@$(PYTHON) -m venv $(VENV)
	@$(INSTALL) $<
	@touch $@

$(VENV)/installed-test: .requirements/test.txt $(VENV)/installed-run
	@$(INSTALL) $<
	@touch $@

# The browser tests drive Debian's Chromium and need a Chinese font to look right.
browser:
	@if command -v chromium >/dev/null && fc-list :lang=zh 2>/dev/null | grep -q .; then exit 0; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive \
		apt-get install -y -qq chromium fonts-noto-cjk fontconfig >/dev/null; \
	else echo "The tests need Chromium and a Chinese font: sudo apt-get install chromium fonts-noto-cjk fontconfig"; \
		exit 1; fi

lock: $(VENV)/installed-test
	@$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check uv
	@$(VENV)/bin/uv pip compile pyproject.toml --universal --generate-hashes --no-header --no-emit-index-url \
		--quiet --upgrade --output-file .requirements/run.txt
	@$(VENV)/bin/uv pip compile pyproject.toml --extra test --universal --generate-hashes --no-header \
		--no-emit-index-url --quiet --upgrade --constraint .requirements/run.txt \
		--output-file .requirements/test.txt
