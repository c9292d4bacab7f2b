"""How values are put on the screen."""

from __future__ import annotations

from dixit.types.dossier import Finding
from dixit.types.values import Quantity

__all__ = ["bounds_of", "slot_of"]


def bounds_of(quantity: Quantity | None) -> str:
    """A count in words: ``71 or more``, ``up to 500``, ``about 100``; empty when there is none."""
    if quantity is None or (quantity.low is None and quantity.high is None):
        return ""
    about = "about " if quantity.approximate else ""
    if quantity.low == quantity.high:
        return f"{about}{quantity.low}"
    if quantity.high is None:
        return f"{about}{quantity.low} or more"
    if quantity.low is None:
        return f"{about}up to {quantity.high}"
    return f"{about}{quantity.low} to {quantity.high}"


def slot_of(finding: Finding) -> str:
    """What is counted: attribute and population."""
    words = finding.attribute.replace("_", " ")
    return f"{words}, {finding.population}" if finding.population else words
