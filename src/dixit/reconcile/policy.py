"""Policies as shipped tables: loading one by name, with every fault of its file named.

A policy is a published way to make one figure out of claims. Its table says what it does in words; its module does it.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files

from dixit.errors import PackError, UsageError
from dixit.types.dossier import Policy

__all__ = ["POLICIES", "Rule", "Rulebook", "load_rulebook"]

POLICIES = ("ledger",)
"""Names of the shipped policies."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One step of a policy. `says` is its wording; `leaves_out` whether a claim may be excluded under its id."""

    id: str
    says: str
    leaves_out: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Rulebook:
    """A policy with its rules in order of work."""

    policy: Policy
    rules: Mapping[str, Rule]


def load_rulebook(name: str) -> Rulebook:
    """The shipped policy of that name.

    Raises UsageError when there is none (it lists the known ones), PackError when its table breaks the schema.
    """
    if name not in POLICIES:
        raise UsageError(f"policy {name!r}", allowed=", ".join(POLICIES), mend="choose one of these")
    where = f"policies/{name}.toml"
    raw = files("dixit.reconcile.policies").joinpath(f"{name}.toml").read_bytes()
    table = tomllib.loads(raw.decode("utf-8"))
    rules = table.get("rules", {})
    faults = [f"{where}: {key}: unknown" for key in sorted(set(table) - {"name", "title", "verified", "parameters", "rules"})]
    faults += [
        f"{where}: rules.{rule_id}: needs exactly says (text) and leaves_out (true or false)"
        for rule_id, rule in rules.items()
        if set(rule) != {"says", "leaves_out"} or not isinstance(rule["leaves_out"], bool) or not isinstance(rule["says"], str)
    ]
    faults += [f"{where}: {key}: missing" for key in ("name", "title", "rules") if not table.get(key)]
    if faults:
        raise PackError(f"{len(faults)} faults", where=where, faults=tuple(faults), mend="mend the table")
    policy = Policy(
        name=table["name"],
        title=table["title"],
        parameters=tuple(sorted((key, str(value)) for key, value in table.get("parameters", {}).items())),
        verified=tuple(table.get("verified", ())),
        digest=hashlib.sha256(raw).hexdigest(),
    )
    return Rulebook(policy=policy, rules={key: Rule(id=key, **rule) for key, rule in rules.items()})
