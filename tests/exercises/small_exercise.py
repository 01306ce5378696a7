"""A small exercise with every kind of question, for tests of what all exercises share."""

from __future__ import annotations

from typing import Any

from rightmix_sim.exercises import Exercise, Item, Material, assignment, material_of
from rightmix_sim.strict_data import parse_as

CONTENT: dict[str, Any] = {
    "id": "warm-up",
    "title": "A small exercise",
    "minutes": 5,
    "paragraphs": ["5.3"],
    "aims": ["try it"],
    "steps": [
        {
            "id": "one",
            "title": "One",
            "questions": [
                {"id": "level", "kind": "choice", "label": "Which level?", "options_from": "levels"},
                {"id": "level_evidence", "kind": "evidence", "label": "Paragraphs"},
                {"id": "managed", "kind": "choice", "label": "Managed at?", "options_from": "levels"},
                {"id": "why", "kind": "text", "label": "Why another?", "words": 20,
                 "when": {"question": "managed", "differs_from": "level"}},
                {"id": "high", "kind": "choice", "label": "Is it high for good?", "options_from": "yes_no",
                 "when": {"question": "level", "is_": ["high", "very_high"]}},
                {"id": "until", "kind": "date", "label": "Until when?", "when": {"question": "high", "is_": ["no"]}},
                {"id": "times", "kind": "number", "label": "How often?", "least": 1, "most": 9},
                {"id": "who", "kind": "choices", "label": "Who?", "options_from": "agencies", "optional": True},
            ],
        },
        {
            "id": "two",
            "title": "Two",
            "questions": [
                {"id": "things", "kind": "rows", "label": "Each thing", "rows_from": "things", "columns": [
                    {"id": "there", "kind": "choice", "label": "There?", "options_from": "yes_no"},
                    {"id": "where", "kind": "evidence", "label": "Where",
                     "when": {"question": "there", "is_not": ["no"]}},
                ]},
                {"id": "actions", "kind": "records", "label": "Actions", "line": "action", "least": 2, "columns": [
                    {"id": "what", "kind": "text", "label": "What"},
                    {"id": "when", "kind": "date", "label": "By when"},
                ]},
                {"id": "more", "kind": "records", "label": "More", "line": "more", "least": 0,
                 "when": {"question": "level", "is_": ["high"]},
                 "columns": [{"id": "what", "kind": "text", "label": "What"}]},
            ],
        },
    ],
    "criteria": [
        {"id": "marked", "title": "Marked", "points": 3, "paragraph": "5.3", "marked": "tool", "questions": ["level"]},
        {"id": "read", "title": "Read", "points": 2, "paragraph": "5.9", "marked": "trainer", "questions": ["why"]},
    ],
}  # fmt: skip

_USUAL = material_of(assignment("warm-up"))

SMALL = parse_as(Exercise, CONTENT, file="small.yaml")
MATERIAL = Material(
    exercise="warm-up",
    code="small",
    files=_USUAL.files,
    on=_USUAL.on,
    lists={"things": (Item(id="t1", label="The first"), Item(id="t2", label="The second"))},
)
