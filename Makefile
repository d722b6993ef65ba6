PYTHON ?= python

.PHONY: all format lint types test build readme images

all: format lint types test

format:
	$(PYTHON) -m ruff format .

lint:
	$(PYTHON) -m ruff check .

types:
	$(PYTHON) -m mypy

test:
	$(PYTHON) -m pytest

build:
	kg build -o output

readme: build
	$(PYTHON) docs/make_readme.py

images: build
	$(PYTHON) docs/make_images.py
