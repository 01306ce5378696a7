"""The dossier as a page, as a fragment and in the book: whole, escaped, accessible, and silent about the answers."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from itertools import pairwise
from typing import get_args

import msgspec
import pytest

from rightmix_sim.cases import Document, Dossier, library, library_ids, read_case, read_dossier
from rightmix_sim.cases.dossier import DocumentKind
from rightmix_sim.cases.key import ErrorKind, ItemName
from rightmix_sim.cases.page import CONTENT_NOTE, book, dossier_fragment, dossier_page
from rightmix_sim.cases.page.papers import PAPERS
from rightmix_sim.cases.page.render import in_quotation_marks
from rightmix_sim.errors import InputError
from rightmix_sim.workdays import day_in_words
from tests.report.reading import Element, Reading, read

HOSTILE = '</style><script>alert("x")</script> & {{ 7 * 7 }} <b onclick=\'x\'> "; } body { display: none } \\'
ATTRIBUTES = {"lang", "charset", "name", "content", "class", "id", "href", "type", "scope", "datetime"}
ATTRIBUTES |= {"aria-labelledby", "aria-label"}
PAGE, FRAGMENT, BOOK = "page", "fragment", "book"


def hand_made(**changes: object) -> Dossier:
    documents = (
        Document(
            kind="contact_log",
            title="Contact log",
            author="Ann Lee, offender manager",
            date=datetime.date(2009, 3, 9),
            paragraphs=("09.03.09. Seen.", "16.03.09. Seen at home.\nHis sister was there."),
        ),
        Document(
            kind="letter",
            title="Letter",
            author="June Moor, sister",
            date=datetime.date(2009, 4, 1),
            paragraphs=("Dear Miss Lee",),
        ),
    )
    return msgspec.structs.replace(Dossier(case="moor", name="Alan Moor", documents=documents), **changes)


def hostile(dossier: Dossier) -> Dossier:
    documents = tuple(
        msgspec.structs.replace(one, title=HOSTILE, author=HOSTILE, paragraphs=(HOSTILE, *one.paragraphs))
        for one in dossier.documents
    )
    return msgspec.structs.replace(dossier, name=HOSTILE, documents=documents)


def made(form: str, dossier: Dossier) -> str:
    if form == BOOK:
        return book([dossier])
    return dossier_page(dossier) if form == PAGE else dossier_fragment(dossier)


def ids(reading: Reading) -> list[str]:
    return [element.attributes["id"] for element in reading.elements if "id" in element.attributes]


def by_id(reading: Reading) -> dict[str, Element]:
    return {element.attributes["id"]: element for element in reading.elements if "id" in element.attributes}


forms = pytest.mark.parametrize("form", [PAGE, FRAGMENT, BOOK])
cases = pytest.mark.parametrize("case", library_ids())


@cases
def test_every_paragraph_of_a_library_case_is_on_its_page_once_behind_its_label(case: str) -> None:
    dossier = read_dossier(library() / case)
    found = by_id(read(dossier_page(dossier)))
    for label, text in dossier.paragraphs.items():
        assert found[label].tag == "p"
        assert found[label].words == f"{label} {text}"
    paragraphs = [name for name in found if re.fullmatch(r"[A-Z]\d+", name)]
    assert paragraphs == list(dossier.paragraphs)


@cases
def test_the_fragment_holds_the_same_paragraphs_under_the_id_of_the_case(case: str) -> None:
    dossier = read_dossier(library() / case)
    found = by_id(read(dossier_fragment(dossier)))
    assert all(found[f"{case}-{label}"].words == f"{label} {text}" for label, text in dossier.paragraphs.items())


def test_every_document_is_an_article_with_heading_author_and_date() -> None:
    reading = read(dossier_page(hand_made()))
    articles = [" ".join(article.words.split()) for article in reading.of("article")]
    assert articles[0].startswith("A Contact log Ann Lee, offender manager 9 March 2009 A1 09.03.09. Seen.")
    assert articles[1].startswith("B Letter June Moor, sister 1 April 2009 B1 Dear Miss Lee")
    assert [time.attributes["datetime"] for time in reading.of("time")] == ["2009-03-09", "2009-04-01"]


def test_the_table_lists_letter_title_author_and_date_and_leads_to_the_document() -> None:
    reading = read(dossier_page(hand_made()))
    assert [cell.words for cell in reading.of("td")] == [
        *("A", "Contact log", "Ann Lee, offender manager", "9 March 2009"),
        *("B", "Letter", "June Moor, sister", "1 April 2009"),
    ]
    assert [link.attributes["href"] for link in reading.of("a") if "td" in link.inside] == ["#A", "#B"]


def test_the_title_of_the_page_is_the_name_on_the_file() -> None:
    reading = read(dossier_page(hand_made()))
    assert [one.words for one in reading.of("title", "h1")] == ["Alan Moor", "Alan Moor"]


@forms
def test_the_content_note_stands_before_the_first_document(form: str) -> None:
    html = made(form, hand_made())
    note = html.index(CONTENT_NOTE.heading)
    assert note < html.index("Contact log")
    body = html[html.rindex("</style>") :]
    for place in ("colleague", "line manager or supervisor", "staff welfare service", "occupational health unit"):
        assert place in body[: body.index("<article")]
    assert "Samaritans" in body
    assert re.search(r"\d{3} ?\d{3}", " ".join(CONTENT_NOTE.places)) is None  # no telephone numbers


@forms
def test_hostile_words_are_words_and_nothing_else(form: str) -> None:
    html = made(form, hostile(hand_made()))
    reading = read(html)
    plain = read(made(form, hand_made()))
    assert "<script" not in html
    added = Counter(one.tag for one in reading.elements) - Counter(one.tag for one in plain.elements)
    assert added == {"p": 2, "span": 2}  # a paragraph and its label in each of the two documents
    assert sum(one.words.endswith(HOSTILE) for one in reading.of("p")) == 4  # two authors, two paragraphs
    assert "49" not in reading.elements[0].words
    styles = [one.of("style")[0].words.count("display: none") for one in (reading, plain)]
    assert styles[0] == styles[1]


def test_a_string_of_css_holds_only_letters_digits_blanks_and_numbers_of_signs() -> None:
    assert in_quotation_marks("Seán O'Neil") == '"Seán O\\27 Neil"'
    assert re.fullmatch(r'"(?:[\w ]|\\[0-9a-f]+ )*"', in_quotation_marks(HOSTILE))


@pytest.mark.parametrize("form", [PAGE, BOOK])
def test_page_and_book_are_whole_documents_in_british_english(form: str) -> None:
    html = made(form, hand_made())
    reading = read(html)
    assert html.startswith("<!doctype html>")
    assert [one.attributes.get("lang") for one in reading.of("html")] == ["en-GB"]
    assert [len(reading.of(tag)) for tag in ("head", "body", "title", "main", "h1")] == [1, 1, 1, 1, 1]
    assert {"charset": "utf-8"} in [meta.attributes for meta in reading.of("meta")]


@forms
def test_headings_follow_each_other_without_a_gap(form: str) -> None:
    levels = [int(one.tag[1]) for one in read(made(form, hand_made())).of("h1", "h2", "h3", "h4")]
    assert levels[0] == (2 if form == FRAGMENT else 1)
    assert levels.count(1) == (0 if form == FRAGMENT else 1)
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))


@forms
def test_every_link_and_every_name_leads_to_one_place(form: str) -> None:
    reading = read(made(form, hand_made()))
    named = ids(reading)
    assert len(named) == len(set(named))
    links = {one.attributes["href"] for one in reading.elements if "href" in one.attributes}
    assert links
    assert {link for link in links if not link.startswith("#")} == set()
    labelled = {one.attributes["aria-labelledby"] for one in reading.elements if "aria-labelledby" in one.attributes}
    assert ({link[1:] for link in links} | labelled) - set(named) == set()


@forms
def test_heads_of_tables_say_what_they_head_and_none_is_silent(form: str) -> None:
    heads = read(made(form, hand_made())).of("th")
    assert {head.attributes.get("scope") for head in heads} == {"col"}
    assert all(head.words.strip() for head in heads)


@forms
def test_nothing_is_run_and_nothing_is_fetched(form: str) -> None:
    html = made(form, hand_made())
    assert read(html).of("script", "link", "iframe", "object", "img", "form", "base") == []
    assert re.findall(r"url\(|@import|https?:|javascript:", html) == []


@forms
def test_the_kind_of_a_document_shows_only_as_the_paper_it_is_on(form: str) -> None:
    def of_kind(kind: DocumentKind) -> str:
        first, *others = hand_made().documents
        return made(form, hand_made(documents=(msgspec.structs.replace(first, kind=kind), *others)))

    assert of_kind("contact_log") == of_kind("activity_log")
    assert of_kind("contact_log") != of_kind("sopo")


@cases
@forms
def test_no_fact_no_title_for_trainers_and_no_key_reaches_the_page(form: str, case: str) -> None:
    folder = library() / case
    html = made(form, read_dossier(folder))
    facts = read_case(folder)
    words = {*get_args(ErrorKind), *get_args(ItemName), *get_args(DocumentKind)}
    told = {word for word in words if "_" in word} | {"planted", facts.title or "untitled"}
    assert [word for word in told if word in html] == []
    reading = read(html)
    assert {name for one in reading.elements for name in one.attributes} <= ATTRIBUTES
    assert "<!--" not in html


def test_the_fragment_can_stand_inside_another_page_and_styles_nothing_but_itself() -> None:
    html = dossier_fragment(hand_made())
    reading = read(html)
    assert reading.of("html", "head", "body", "title", "main", "meta", "h1", "input") == []
    assert reading.elements[0].attributes["class"] == "rightmix-dossier"
    assert [one for one in reading.elements[1:] if "section" not in one.inside] == []
    css = re.sub(r"/\*.*?\*/", "", reading.of("style")[0].words, flags=re.S)
    assert set(re.findall(r"@[\w-]+", css)) == {"@media"}
    selectors = [one.strip() for one in re.findall(r"([^{}]+)\{", css) if not one.strip().startswith("@")]
    assert len(selectors) > 40
    parts = [part.strip() for one in selectors for part in re.split(r",(?![^(]*\))", one)]
    assert [part for part in parts if not part.startswith(".rightmix-dossier")] == []


def test_two_fragments_in_one_notebook_share_no_anchor() -> None:
    both = dossier_fragment(hand_made()) + dossier_fragment(hand_made(case="moor-2"))
    assert [name for name, times in Counter(ids(read(both))).items() if times > 1] == []


def test_the_book_holds_every_case_of_the_library_with_anchors_of_its_own() -> None:
    dossiers = [read_dossier(library() / case) for case in library_ids()]
    html = book(dossiers)
    named = Counter(re.findall(r' id="([^"]*)"', html))
    assert [name for name, times in named.items() if times > 1] == []
    assert {f"{one.case}-{label}" for one in dossiers for label in one.paragraphs} - set(named) == set()
    assert set(re.findall(r' href="#([^"]*)"', html)) - set(named) == set()
    assert html.count('class="rightmix-dossier chapter"') == len(dossiers)


def test_a_book_of_two_dossiers_of_one_case_is_refused() -> None:
    with pytest.raises(InputError, match=r"Two dossiers are of the same case\. Found: 'moor'"):
        book([hand_made(), hand_made()])


def test_a_book_of_nothing_is_refused() -> None:
    with pytest.raises(InputError, match="There is no dossier"):
        book([])


@forms
def test_our_own_words_never_say_plain_risk(form: str) -> None:
    assert re.findall(r"(?i)\brisk\b", read(made(form, hand_made())).elements[0].words) == []


@pytest.mark.parametrize("kind", get_args(DocumentKind))
def test_every_kind_of_document_has_a_paper_with_a_look_of_its_own(kind: DocumentKind) -> None:
    assert f".{PAPERS[kind]}" in read(dossier_fragment(hand_made())).of("style")[0].words


def test_a_day_is_written_as_people_write_it() -> None:
    assert day_in_words(datetime.date(2009, 4, 1)) == "1 April 2009"
