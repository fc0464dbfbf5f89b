# Two commands: `make serve` and `make test`. Each does all its own set-up; a second run reuses it.
# PyPI's torch is a CUDA build of gigabytes; for the CPU build set
#   PIP_EXTRA_INDEX_URL=https://download.pytorch.org/whl/cpu

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
export TIAOWEN_CACHE ?= $(CURDIR)/.cache
export TIAOWEN_CORPUS ?= $(CURDIR)/corpus
export TIAOWEN_INDEX ?= $(CURDIR)/var/index
export PYTHONUTF8 := 1

# What an index is made from: when one of these changes, it is built again.
SOURCES := $(wildcard corpus/*.toml corpus/documents/* indexer/*.py indexer/facts/*.py indexer/readers/*.py indexer/readers/fonts/* \
  indexer/adapter.safetensors indexer/cross_encoder.safetensors indexer/bridges.npz indexer/calibration.json indexer/regions.txt)

.PHONY: serve test fuzz check format index eval statutes report encoder cross-encoder average bridges bench precision swap contract described lock bundle image screenshots clean

serve: $(TIAOWEN_INDEX)/CURRENT
	$(BIN)/tiaowen serve

test: check $(TIAOWEN_INDEX)/CURRENT
	OMP_NUM_THREADS=1 $(BIN)/pytest --numprocesses=auto --maxprocesses=4 --dist=loadfile

# The properties of the readers and the parser, on 10,000 inputs each; takes an hour or so.
fuzz: $(VENV)/installed
	$(BIN)/pytest tests/indexer/readers tests/indexer/test_parsing.py tests/indexer/test_lines.py \
	  tests/indexer/test_clauses.py -k any --hypothesis-profile=fuzz --hypothesis-show-statistics

check: $(VENV)/installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(VENV)/installed
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

index: $(TIAOWEN_INDEX)/CURRENT

# Measures of the judged development queries.
eval: $(TIAOWEN_INDEX)/CURRENT
	$(BIN)/tiaowen eval

# The same on other documents: queries over two sets of the statutes in a folder (LAWS), calibrated on neither.
statutes: $(VENV)/installed
	for set in 1 2; do \
	  rm -rf var/statutes/$$set && mkdir -p var/statutes/$$set && \
	  tr '\n' '\0' < eval/queries/statutes-$$set.txt | (cd "$(LAWS)" && xargs -0 cp -t $(CURDIR)/var/statutes/$$set) && \
	  $(BIN)/tiaowen index --corpus var/statutes/$$set --index var/statutes-index/$$set && \
	  TIAOWEN_INDEX=var/statutes-index/$$set $(BIN)/tiaowen eval --queries eval/queries/statutes-$$set.jsonl \
	  || exit 1; \
	done

# The whole report on the test queries, into docs/; its headline figures are shown on /about.
report: $(TIAOWEN_INDEX)/CURRENT
	$(BIN)/tiaowen report --queries eval/queries/test.jsonl --to var/report
	cp var/report/report.md docs/report-test.md
	cp var/report/headline.json service/quality.json

# Trains the default encoder's adapter; an hour or two on two cores, goes on where it stopped. Needs a
# folder of statutes (LAWS) and STARD's corpus.jsonl.gz (STARD), which the training pairs point into.
# START: an adapter to go on from, for new pairs; without it everything is learned anew.
# LAYPEOPLE: STARD's questions and judgements, to learn from them too; WITHOUT: leave out half of them, 0 or 1.
encoder: $(VENV)/installed
	$(BIN)/python -m eval.training.train --laws $(LAWS) --stard $(STARD) $(if $(START),--start $(START)) \
	  $(if $(LAYPEOPLE),--laypeople $(LAYPEOPLE)) $(if $(WITHOUT),--without $(WITHOUT)) \
	  --work var/train$(if $(START),-on)$(if $(LAYPEOPLE),-few)$(WITHOUT) --to indexer/adapter.safetensors

# Trains the cross-encoder, which starts from the default encoder, an hour on two cores; goes on where it
# stopped. START: one to go on from, with more of the questions of contrasts and off topic.
cross-encoder: $(VENV)/installed
	$(BIN)/python -m eval.training.train_cross --laws $(LAWS) --stard $(STARD) $(if $(START),--start $(START)) \
	  --work var/train-cross$(if $(START),-on) --to indexer/cross_encoder.safetensors

# Two adapters as one between them: ONE and OTHER, which counts SHARE.
average: $(VENV)/installed
	$(BIN)/python -m eval.training.average $(ONE) $(OTHER) --share $(SHARE) --to indexer/adapter.safetensors

# Written questions and their answers as vectors of the default encoder: after a change of the adapter.
bridges: $(VENV)/installed
	$(BIN)/python -m eval.training.bridging --cache $(TIAOWEN_CACHE)

# Time of a query through HTTP beside the query encoder's own; BM25 beside rank-bm25.
bench: $(TIAOWEN_INDEX)/CURRENT
	$(BIN)/python -m scripts.bench

# The query encoder in full precision, with a word table of bytes, and all in bytes: size, time, ranking.
precision: $(TIAOWEN_INDEX)/CURRENT
	$(BIN)/python -m scripts.precision

# 1,000 questions a minute during 50 swaps of the index and 10 rollbacks; takes some minutes.
swap: $(VENV)/installed
	$(BIN)/python -m scripts.swap

# schemathesis over the OpenAPI document, on far more requests than `make test` sends.
contract: $(TIAOWEN_INDEX)/CURRENT
	$(BIN)/python -m scripts.contract

# Writes the examples of the OpenAPI document and the shapes that a test guards: after a change that is meant.
described: $(TIAOWEN_INDEX)/CURRENT
	$(BIN)/python -m scripts.described

screenshots: $(TIAOWEN_INDEX)/CURRENT
	$(BIN)/python -m scripts.screenshots

lock: $(VENV)/installed
	$(BIN)/pip install --quiet pip-tools
	scripts/lock $(BIN)/python

# One archive that installs on a machine without a network, and the proof that it does.
bundle: $(TIAOWEN_INDEX)/CURRENT
	scripts/prove_bundle "$$(scripts/bundle $(BIN)/python $(TIAOWEN_INDEX))" $(BIN)/python

image: index
	docker build --tag tiaowen .

clean:
	rm -rf $(VENV) .cache var build dist *.egg-info

$(VENV)/installed: pyproject.toml requirements/dev.lock
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --requirement requirements/dev.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

$(TIAOWEN_INDEX)/CURRENT: $(VENV)/installed $(SOURCES)
	$(BIN)/tiaowen index
