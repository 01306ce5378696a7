"""Every edition says where it was read: the first in the standard's paragraph or source, a later one in its document.

The paragraph and the source of a standard belong to what was read first; `status` of a later edition is its own.
"""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from rightmix_sim.guidance import Standard, load_book, load_documents
from rightmix_sim.guidance.standard import STATUSES, Edition, Status

DOCUMENTS = load_documents()
REPORT, MEMORY = DOCUMENTS["inspection-2010"], DOCUMENTS["memory-2009"]
LATER = date(2013, 10, 1)


def wanting(standard: Standard) -> list[str]:
    """What is wrong with where the editions of a standard were read, and what to do about it."""
    first, *later = standard.editions
    found = []
    if first.status == "seed" and not standard.paragraph:
        found.append("`seed` was read in the report: give the standard the `paragraph`.")
    if first.status == "sourced" and not standard.source:
        found.append("`sourced` was read elsewhere: give the standard a `source`, a key of documents.yaml.")
    if standard.paragraph and first.status not in ("seed", "sourced"):
        found.append(
            f"a standard with a paragraph is known: its first edition is `seed` or `sourced`, not {first.status}."
        )
    for edition in later:
        day, known = edition.from_, edition.status
        if known == "seed" and (not standard.paragraph or (REPORT.date and day > REPORT.date)):
            found.append(f"{day}: the report does not state this edition: give it `status: sourced` or `unverified`.")
        if known == "sourced" and edition.document in (REPORT.title, MEMORY.title):
            found.append(
                f"{day}: a `sourced` edition names in `document` what it was read in; else it is `unverified`."
            )
    titles = {document.title for document in DOCUMENTS.values()}
    found += [f"{one.from_}: {one.status} is no status" for one in standard.editions if one.status not in STATUSES]
    found += [f"{one.from_}: no such document" for one in standard.editions if one.document not in titles]
    return [f"{standard.id}: {one}" for one in found]


def with_later_edition(id: str, status: Status, document: str) -> Standard:
    standard = load_book()[id]
    later = Edition(LATER, 3, DOCUMENTS[document].title, status)
    return dataclasses.replace(standard, editions=(*standard.editions, later))


@pytest.mark.parametrize("standard", load_book(), ids=lambda one: str(one.id))
def test_every_edition_says_where_it_was_read(standard: Standard) -> None:
    assert wanting(standard) == []


@pytest.mark.parametrize("status", ["sourced", "unverified", "assumption"])
def test_a_later_edition_may_be_known_otherwise_than_the_first(status: Status) -> None:
    standard = with_later_edition("oasys-review", status, "mappa-guidance-2012")
    assert (standard.paragraph, standard.source, standard.status) == ("9.8", None, status)
    assert wanting(standard) == []


def test_an_edition_after_the_report_was_not_read_in_it() -> None:
    (fault,) = wanting(with_later_edition("oasys-review", "seed", "mappa-guidance-2012"))
    assert "oasys-review: 2013-10-01: the report does not state this edition" in fault


@pytest.mark.parametrize("document", ["inspection-2010", "memory-2009"])
def test_a_later_edition_is_not_sourced_by_the_report_or_from_memory(document: str) -> None:
    (fault,) = wanting(with_later_edition("oasys-review", "sourced", document))
    assert "names in `document` what it was read in" in fault


def test_the_first_edition_says_where_it_was_read_whatever_comes_later() -> None:
    standard = dataclasses.replace(with_later_edition("oasys-review", "sourced", "mappa-guidance-2012"), paragraph=None)
    (fault,) = wanting(standard)
    assert "give the standard the `paragraph`" in fault
