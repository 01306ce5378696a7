"""Checking a case that can be read: its key, its evidence, its names, and whether its parts agree.

What cannot be read at all is an `InputError` of the reader; what can be read and is wrong is a `Fault` here.
"""

from __future__ import annotations

from pathlib import Path

from rightmix_sim.cases.checking.agreement import faults_of_dossier, faults_of_facts
from rightmix_sim.cases.checking.evidence import faults_of_evidence, faults_of_key
from rightmix_sim.cases.checking.fault import Fault
from rightmix_sim.cases.checking.names import faults_of_names, faults_of_notes, faults_of_subject
from rightmix_sim.cases.checking.wording import faults_of_wording
from rightmix_sim.cases.folder import CaseFolder

__all__ = ["Fault", "faults_of", "folder_name"]


def folder_name(path: Path) -> str:
    """The name of a folder, also where it was named as the one in which somebody stands."""
    return path.resolve().name if path.name in ("", "..") else path.name


def faults_of(folder: CaseFolder) -> list[Fault]:
    """Everything that is wrong with a case; empty when nothing is. Without a dossier or key that part is left out."""
    case, dossier, key = folder.case, folder.dossier, folder.key
    found = [*faults_of_facts(case), *faults_of_subject(case)]
    name = folder_name(folder.path)
    if name != case.id:
        found.append(Fault("id", f"The folder is called {name}, the case {case.id}.", "Rename one of them."))
    if dossier is not None:
        found += [*faults_of_dossier(case, dossier), *faults_of_names(dossier)]
    if key is not None:
        found += [*faults_of_key(case, key), *faults_of_notes(key)]
        if dossier is not None:
            found += [*faults_of_evidence(case, dossier, key), *faults_of_wording(dossier, key)]
    return found
