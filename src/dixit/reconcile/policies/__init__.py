"""Policies: one table of rules and one module that follows them, side by side."""
