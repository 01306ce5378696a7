"""Cases: synthetic people as facts, the dossiers written about them, and the keys kept apart from both."""

from rightmix_sim.cases.answers import answers_of, categories_of
from rightmix_sim.cases.case import Case, as_case
from rightmix_sim.cases.dossier import Document, Dossier
from rightmix_sim.cases.folder import (
    CaseFolder,
    case_folders,
    find_case,
    library,
    library_ids,
    library_keys,
    read_case,
    read_dossier,
    read_folder,
)
from rightmix_sim.cases.key import Key, KeyItem, PlantedError

__all__ = [
    "Case",
    "CaseFolder",
    "Document",
    "Dossier",
    "Key",
    "KeyItem",
    "PlantedError",
    "answers_of",
    "as_case",
    "case_folders",
    "categories_of",
    "find_case",
    "library",
    "library_ids",
    "library_keys",
    "read_case",
    "read_dossier",
    "read_folder",
]
