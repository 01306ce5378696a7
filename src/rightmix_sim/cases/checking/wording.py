"""Plain "risk" stands in a dossier only where it is planted (¶5.3)."""

from __future__ import annotations

from collections.abc import Iterator

from rightmix_sim.cases.checking.fault import Fault
from rightmix_sim.cases.dossier import Dossier
from rightmix_sim.cases.key import Key
from rightmix_sim.plain_risk import plain_risk


def faults_of_wording(dossier: Dossier, key: Key) -> Iterator[Fault]:
    """Every plain "risk" that no planted error owns to, and every such error that owns to none."""
    planted = {label for error in key.errors if error.kind == "plain_risk" for label in error.paragraphs}
    for letter, document in dossier.lettered:
        found = plain_risk(document.title, strictly=True)
        if found is not None:
            yield Fault(
                f"{letter}, title",
                f"“{found}” stands alone: of reconviction, of reoffending or of harm?",
                "Say which.",
            )
    for label, text in dossier.paragraphs.items():
        found = plain_risk(text, strictly=True)
        if found is not None and label not in planted:
            yield Fault(
                label,
                f"“{found}” stands alone: of reconviction, of reoffending or of harm?",
                "Say which; or plant it, as an error of kind plain_risk that cites the paragraph.",
            )
        if found is None and label in planted:
            yield Fault(
                label, "An error of kind plain_risk cites it, and no plain “risk” stands in it.", "Cite another."
            )
