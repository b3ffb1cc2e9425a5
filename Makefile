# make          build the edition in content/ into site/ (the first time it sets itself up)
# make test     set up all the tests need, then run everything
# make slow     the same tests, the laws on many more cases
# make serve    look at the site over http on this machine
# make lock     renew the exact versions in .requirements/ from pyproject.toml

PYTHON ?= python3
VENV := .venv
INSTALL = $(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r

.PHONY: site test slow serve lock browser
.DEFAULT_GOAL := site

site: $(VENV)/installed-run
	@$(VENV)/bin/python build.py

serve: $(VENV)/installed-run
	@$(VENV)/bin/python build.py serve

test: $(VENV)/installed-test browser
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/ruff check .
	$(VENV)/bin/mypy
	$(VENV)/bin/oxlint
	$(VENV)/bin/pytest

slow: $(VENV)/installed-test browser
	$(VENV)/bin/pytest --slow

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
