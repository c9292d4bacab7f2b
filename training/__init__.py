"""The recipes behind the shipped models: read corpora, vary them, fit, measure.

Nothing under `src` imports this package; it needs corpora that the repository does not hold.
"""
