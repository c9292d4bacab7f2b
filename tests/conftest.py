"""Fixtures shared by all tests: where the evaluation data lies, and what to do when it does not."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of evaluation data beside the project; a test that asks for it is skipped where it is absent, but not in CI."""
    if SHARED.is_dir():
        return SHARED
    if os.environ.get("CI") == "true":
        pytest.fail(f"the evaluation data is missing at ../{SHARED.name}, and CI=true forbids to skip")
    pytest.skip("the evaluation data is not beside the project")
