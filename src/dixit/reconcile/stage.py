"""The stage that reconciles: claims in, relations and findings out.

It never decides what is true. It lays claims on one slot side by side, says how they stand to each other, and follows a policy
whose every step can be read.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from dixit.reconcile.agree import NOT_COMPARED, find_relations
from dixit.reconcile.policies import ledger
from dixit.reconcile.policy import load_rulebook
from dixit.reconcile.statements import by_slot, statements_of
from dixit.types.claims import Claim, Relation
from dixit.types.dossier import Finding, Policy
from dixit.types.identity import Identities
from dixit.types.text import Document

__all__ = ["Reconciliation", "reconcile"]

WEIGH = {"ledger": ledger.weigh}
"""Policy name -> what follows its rules."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconciliation:
    """What came of it.

    findings   one per slot, sorted by slot; none for free words, which are compared with nothing
    relations  between claims of one slot
    policy     what was followed, with the digest of its table
    """

    findings: tuple[Finding, ...]
    relations: tuple[Relation, ...]
    policy: Policy


def reconcile(
    claims: Iterable[Claim],
    documents: Sequence[Document],
    identities: Identities,
    *,
    policy: str = "ledger",
    as_of: datetime | None,
) -> Reconciliation:
    """What a policy makes of the claims, from reports published until `as_of` (aware; None = all reports).

    documents   the reports that carry the claims: their dates order the statements
    identities  who is who and what goes back to what; an empty record takes every id at its word
    policy      name of a shipped policy

    The order of claims and documents changes nothing. Raises UsageError for an unknown policy.
    """
    rulebook = load_rulebook(policy)
    statements = statements_of(claims, documents, identities, as_of)
    slots = by_slot(statements)
    actors = frozenset(standing for _, standing in identities.same_actor)
    return Reconciliation(
        findings=tuple(
            WEIGH[policy](slot, group, rulebook, as_of, actors)
            for slot, group in slots.items()
            if slot.attribute not in NOT_COMPARED
        ),
        relations=tuple(relation for group in slots.values() for relation in find_relations(group)),
        policy=rulebook.policy,
    )
