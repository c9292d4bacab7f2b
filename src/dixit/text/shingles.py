"""Fingerprints of texts by winnowing, for finding passages that two texts share.

S. Schleimer, D. S. Wilkerson, A. Aiken, "Winnowing: Local Algorithms for Document Fingerprinting", SIGMOD 2003. Here a shingle is a
run of words and not of letters: news copies are cut and joined by whole words. Every run of `SHINGLE + WINDOW - 1` words that two
texts share yields at least one common fingerprint (guarantee threshold), and shorter runs than `SHINGLE` yield none (noise
threshold). Hashes are BLAKE2b of the folded words, so that they are the same in every process.
"""

from __future__ import annotations

import hashlib
import re

from dixit.text.fold import fold

__all__ = ["SHINGLE", "WINDOW", "containment", "fingerprints"]

SHINGLE, WINDOW = 5, 4
_WORD = re.compile(r"\w+")


def fingerprints(text: str) -> frozenset[int]:
    """The fingerprints that winnowing selects; empty for a text shorter than one shingle."""
    words = _WORD.findall(fold(text))
    hashes = [_hash(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1)]
    return frozenset(min(hashes[i : i + WINDOW]) for i in range(max(len(hashes) - WINDOW + 1, min(len(hashes), 1))))


def containment(inner: frozenset[int], outer: frozenset[int]) -> float:
    """The share of one text's fingerprints that the other holds too, from 0 to 1; 0 when it has none."""
    return len(inner & outer) / len(inner) if inner else 0.0


def _hash(words: list[str]) -> int:
    return int.from_bytes(hashlib.blake2b(" ".join(words).encode(), digest_size=8).digest())
