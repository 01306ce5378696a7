"""Plain "risk" stands in a dossier only where it is planted (¶5.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from rightmix_sim.cases.checking.fault import Fault
from rightmix_sim.cases.dossier import Dossier
from rightmix_sim.cases.key import Key

_RISK: Final = re.compile(
    r"\brisk(?:s|y)?\b(?! of (?:reconviction|serious harm|harm|reoffending|sexual reconviction|violent reconviction)"
    r"| matrix| management| assessment| register)",
    re.I,
)


def plain_risk(text: str) -> str | None:
    """The word as it stands where it does not say of what; None where there is none."""
    found = _RISK.search(text)
    return found[0] if found is not None else None


def faults_of_wording(dossier: Dossier, key: Key) -> Iterator[Fault]:
    """Every plain "risk" that no planted error owns to."""
    planted = {label for error in key.errors if error.kind == "plain_risk" for label in error.paragraphs}
    for label, text in dossier.paragraphs.items():
        found = plain_risk(text)
        if found is not None and label not in planted:
            yield Fault(
                label,
                f"“{found}” stands alone: of reconviction, of reoffending or of harm?",
                "Say which; or plant it, as an error of kind plain_risk that cites the paragraph.",
            )
