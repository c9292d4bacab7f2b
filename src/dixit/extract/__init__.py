"""Extraction: one document in, everything that is said in it out; `stage.extract` is the one verb."""
