# Training and measuring of the shipped models. DATA holds corpora/ and gold/; BUILD takes what is made.
DATA ?= ../shared
BUILD ?= build

.PHONY: train evaluate ship

train: $(READY) ## train a shipped model anew: make train MODEL=fr-syn [DATA=../shared]
	@test -n "$(MODEL)" || { echo "which model? make train MODEL=fr-syn (fr-syn, fr-ner, en-syn, en-ner)"; exit 2; }
	@OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/python -m training.train $(MODEL) --data $(DATA) --build $(BUILD)

evaluate: $(READY) ## measure the shipped models on what training held back
	@OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/python -m training.evaluate --data $(DATA)

ship: $(READY)
	@$(BIN)/python -m training.ship $(MODEL) --version $(VERSION) --build $(BUILD)
