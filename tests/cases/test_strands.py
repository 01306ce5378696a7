"""Every strand keeps to the rules: known slots, enough wordings, fictional names, no plain "risk", no years."""

from __future__ import annotations

import random
import re
from collections import Counter
from typing import Any

import pytest

from rightmix_sim.cases.checking.names import unknown_names
from rightmix_sim.cases.making.strands import pieces, strands, topics
from rightmix_sim.files import package_file, read_yaml
from rightmix_sim.plain_risk import plain_risk
from tests.cases.sentences import LONG

OF_THE_TOOL = {"records"}  # short phrases whose slots the documents fill
SLOTS = {
    "Mr": "Mr Tressell", "name": "Martin Tressell", "surname": "Tressell", "forename": "Martin", "age": "41",
    "om": "Ms Pellow", "ppo": "DC Latham", "spo": "Mr Firth", "sergeant": "DS Kaye", "vlo": "Mrs Stott",
    "keyworker": "Mr Lunn", "tutor": "Ms Kaye", "supervisor": "Mr Haigh", "doctor": "Dr Mehta", "sister": "Sandra",
    "brother": "Keith", "friend": "Alan", "mother_name": "Doreen", "partner": "Julie", "minister": "Revd Hoyle",
    "landlord": "Mr Stott", "boss": "Mr Lister", "town": "Harbeck", "town2": "Tolmouth", "street": "Tanyard Lane",
    "spot": "Lowmoor Park", "firm": "Lowfold Timber", "firm2": "Kelder Freight", "prison": "HMP Ravensmoor",
    "hostel": "Linden Lodge", "service": "Turnstone", "court": "Harbeck Crown Court", "weekday": "Tuesday",
    "month": "March", "time": "10.40",
}  # fmt: skip
MORE = {
    "offences": {"victim_age": "eleven"},
    "victims": {"place_wanted": "the Market Hall"},
    "plans": {"prohibition": "the use of computers"},
}
TOPICS = [topic for topic in topics() if topic not in OF_THE_TOOL]


def told(topic: str) -> list[tuple[str, str]]:
    """Every text of a topic with its place."""
    return [(f"{one.id}, {voice}", text) for one in strands(topic) for voice, text in one.tell.items()]


def wordings(text: str, draw: random.Random, slots: dict[str, str]) -> str:
    """One wording of a text, by plain chance."""
    chosen = re.sub(r"\[([^\[\]]*)\]", lambda found: draw.choice(found[1].split("|")), text)
    filled = re.sub(r"\{(\w+)\}", lambda found: slots[found[1]], chosen)
    plain = re.sub(r"\s+([,.;:?!])", r"\1", re.sub(r"\s+", " ", filled)).strip()
    return re.sub(r"(^|[.?!] )([a-z])", lambda found: found[1] + found[2].upper(), plain)


def sentences(text: str) -> list[str]:
    """The sentences of a text, its choices left whole."""
    inside = re.sub(r"\[[^\]]*\]", lambda found: found[0].translate(str.maketrans(".?!", "\0\1\2")), text)
    return re.split(r"(?<=[.?!])\s+", inside)


def few_wordings(sentence: str) -> bool:
    """Whether a long sentence has fewer than two choices or fewer than four wordings."""
    choices = [found.split("|") for found in re.findall(r"\[([^\]]*)\]", sentence)]
    number = 1
    for choice in choices:
        number *= len(choice)
    longest = re.sub(r"\[([^\]]*)\]", lambda found: max(found[1].split("|"), key=len), sentence)
    return len(longest.split()) > LONG and (len(choices) < 2 or number < 4)


@pytest.mark.parametrize("topic", topics())
def test_a_topic_is_strict_yaml_and_no_id_stands_twice(topic: str) -> None:
    raw: list[dict[str, Any]] = read_yaml(package_file(f"cases/data/strands/{topic}.yaml"))
    assert [name for name, times in Counter(one["id"] for one in raw).items() if times > 1] == []
    assert all(one["tell"] for one in raw)


@pytest.mark.parametrize("topic", topics())
def test_brackets_are_closed_and_not_nested(topic: str) -> None:
    wrong = [place for place, text in told(topic) if "".join(re.findall(r"[\[\]]", text)).replace("[]", "")]
    assert wrong == []


@pytest.mark.parametrize("topic", TOPICS)
def test_every_slot_is_known(topic: str) -> None:
    known = SLOTS | MORE.get(topic, {})
    unknown = {
        (place, slot) for place, text in told(topic) for slot in re.findall(r"\{([^}]*)\}", text) if slot not in known
    }
    assert unknown == set()


@pytest.mark.parametrize("topic", TOPICS)
def test_a_long_sentence_has_at_least_four_wordings(topic: str) -> None:
    assert [(place, one) for place, text in told(topic) for one in sentences(text) if few_wordings(one)] == []


@pytest.mark.parametrize("topic", TOPICS)
def test_wordings_hold_fictional_names_only_no_years_and_no_plain_risk(topic: str) -> None:
    draw, slots = random.Random(2009), SLOTS | MORE.get(topic, {})
    found = []
    for place, text in told(topic):
        for _ in range(4):
            said = wordings(text, draw, slots)
            found += [(place, name) for name in unknown_names(said)]
            found += [(place, "risk")] if plain_risk(said, strictly=True) else []
            found += [(place, year) for year in re.findall(r"\b(?:19|20)\d\d\b", said)]
    assert found == []


@pytest.mark.parametrize("topic", TOPICS)
def test_the_offender_is_never_given_an_ugly_name(topic: str) -> None:
    ugly = re.compile(r"\b(?:paedo\w*|pervert\w*|monster\w*|beast\w*|predator\w*|nonce\w*|evil)\b", re.IGNORECASE)
    assert [(place, ugly.findall(text)) for place, text in told(topic) if ugly.search(text)] == []


def test_there_are_many_strands_and_every_kind_of_offence_has_some() -> None:
    from rightmix_sim.cases.making.offences import offence_types

    assert sum(len(strands(topic)) for topic in TOPICS) > 800
    by_type = Counter(kind for one in strands("offences") for kind in one.when["type"])
    assert all(by_type[name] >= 4 for name in offence_types()), by_type


def test_pieces_of_a_text_are_choices_slots_and_plain_words() -> None:
    assert pieces("He [sold|bought {town}] it.") == (
        ("", None, "He "),
        ("sold|bought {town}", None, None),
        ("", None, " it."),
    )


def test_this_test_would_notice_a_sentence_with_too_few_wordings() -> None:
    assert few_wordings("He [went|walked] to the shop on the corner for bread again.")
    assert not few_wordings("He [went|walked] to the shop [on|at] the corner for bread again.")
    assert not few_wordings("He went home.")


def test_every_document_kind_that_is_made_has_titles() -> None:
    from rightmix_sim.cases.making.documents import WRITTEN_BY

    titles = read_yaml(package_file("cases/data/papers.yaml"))
    assert set(WRITTEN_BY) <= set(titles)
