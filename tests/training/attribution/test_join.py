"""Rules and tagger joined."""

from __future__ import annotations

import pytest
from training.attribution.learned.join import join

from dixit.extract.attribution.drafts import Draft

RULE = Draft(source=((0, 4),), cue=((5, 9),), content=((10, 30),), reasons=("rule",))


def tagged(source: int, cue: int, content: tuple[int, int]) -> Draft:
    return Draft(source=((source, source + 3),), cue=((cue, cue + 4),), content=(content,), reasons=("tagger",))


@pytest.mark.parametrize(
    ("other", "count", "source"),
    [
        (tagged(40, 5, (10, 25)), 1, 40),
        (tagged(40, 50, (60, 80)), 2, 0),
        (tagged(40, 50, (10, 30)), 1, 0),
        (tagged(40, 5, (60, 80)), 1, 0),
    ],
    ids=["same cue and content", "new cue", "new cue, content known", "same cue, content elsewhere"],
)
def test_join_keeps_one_per_cue_when_both_found(other: Draft, count: int, source: int) -> None:
    joined = join([RULE], [other])
    assert len(joined) == count
    assert joined[0].source[0][0] == source
    assert joined[0].content == RULE.content
