"""Gold attributions as labels of tokens: one head and one row of labels for each cue."""

from __future__ import annotations

from typing import Any

from training.attribution.learned.features import is_candidate
from training.attribution.learned.words import Page

__all__ = ["gold_heads", "labels_of"]

PREFERRED = ("VERB", "NOUN", "ADP", "AUX", "ADJ")


def gold_heads(page: Page, attributions: list[dict[str, Any]]) -> dict[int, dict[int, str]]:
    """Head of each cue -> role of each token. Attributions without a cue are left out; so is a second one under the same head."""
    found: dict[int, dict[int, str]] = {}
    for attribution in attributions:
        roles: dict[int, str] = {}
        for role in ("content", "source", "cue"):
            for start, end in attribution[role]:
                for token in page.parse.tokens_between(start, end):
                    roles[token.at] = role
                first = page.parse.token_at(start)
                if first is not None and first.at not in roles and end - start > 1:
                    roles[first.at] = role
        cue = [k for k, role in roles.items() if role == "cue"]
        heads = [k for k in cue if page.parse.tokens[k].head not in cue or page.parse.tokens[k].head == k] or cue
        heads = [k for k in heads if is_candidate(page, k)] or [k for k in cue if is_candidate(page, k)] or heads
        if not heads:
            continue
        pos = page.parse.tokens
        head = min(heads, key=lambda k: (PREFERRED.index(pos[k].pos) if pos[k].pos in PREFERRED else 9, -k))
        found.setdefault(head, roles)
    return found


def labels_of(roles: dict[int, str], span: range) -> list[str]:
    """Labels of a window's tokens, B- where a stretch of a role begins."""
    labels, before = [], ""
    for at in span:
        role = roles.get(at, "")
        labels.append(f"{'I' if role == before else 'B'}-{role}" if role else "O")
        before = role
    return labels
