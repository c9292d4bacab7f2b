"""Figures, times and evidence measured on annotated files: prints scores with bootstrap intervals.

usage: python bench/values.py figures GOLD.jsonl[.gz] [--errors] | times ... | evidence ...
"""
