"""The stage that renders: a dossier in, text out."""

from __future__ import annotations

from collections.abc import Callable

from dixit.errors import UsageError
from dixit.report.html import render_html
from dixit.report.terminal import render_terminal
from dixit.report.wording import Wording, load_wording
from dixit.types.dossier import Dossier

__all__ = ["FORMS", "render"]

FORMS: dict[str, Callable[[Dossier, Wording], str]] = {"html": render_html, "terminal": render_terminal}
"""Form -> what draws it."""


def render(dossier: Dossier, form: str, *, language: str = "en") -> str:
    """A dossier in one of `FORMS`.

    language  of the interface (``en``, ``fr``); documents keep their own
    Returns text that ends with a line break. Raises UsageError for an unknown form or language.
    """
    if form not in FORMS:
        raise UsageError(f"form {form!r}", allowed=", ".join(FORMS), mend="choose one of these")
    return FORMS[form](dossier, load_wording(language))
