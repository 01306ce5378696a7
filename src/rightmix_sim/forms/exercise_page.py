"""What an exercise form shows whatever was answered: questions, files, plans, glossary, criteria, as plain data.

And what it shows of the answers: progress, reminders, what is not asked, the views. The browser only lays them out.
"""

from __future__ import annotations

from dataclasses import asdict
from functools import cache
from typing import Any, Final

from rightmix_sim.cases.dossier import Dossier
from rightmix_sim.cases.page import CONTENT_NOTE, dossier_fragment
from rightmix_sim.exercises import Answers, Exercise, Material, Question, checks_of, exercise, progress_of, view
from rightmix_sim.exercises.choices import options_of, rows_of
from rightmix_sim.exercises.progress import hidden_of
from rightmix_sim.files import package_file, read_own_yaml
from rightmix_sim.plans import Plan
from rightmix_sim.plans.page import plan_fragment
from rightmix_sim.plans.reviewing.finding import PLANS
from rightmix_sim.sentences import capital
from rightmix_sim.workdays import day_in_words

TEACHING: Final = (
    "A teaching kit: everybody in it is synthetic. RM2000 here is a teaching approximation; nothing forecasts"
    " anybody’s reoffending."
)
HOW: Final = (
    "The file lies on the left, the questions on the right. Each paragraph of the file has a number.",
    "Every answer is saved as you give it; the time beside the title says when. There is no button for it.",
    "“Look again” below a question is a reminder from your own answers, not a mark.",
    "Work through the steps in any order. What is still empty is told before you hand in.",
)
_FIRST_WORDS: Final = 14


def page_of(material: Material, shelf: str) -> dict[str, Any]:
    """All that the form of an exercise shows before anything is answered. `shelf` names its answers in the browser."""
    which = exercise(material.exercise)
    return {
        "id": which.id,
        "shelf": shelf,
        "title": which.title,
        "minutes": which.minutes,
        "on": "" if material.on is None else f"The file is read on {day_in_words(material.on)}.",
        "paragraphs": ", ".join(f"¶{one}" for one in which.paragraphs),
        "aims": list(which.aims),
        "about": list(which.about),
        "how": list(HOW),
        "note": asdict(CONTENT_NOTE),
        "teaching": TEACHING,
        "points": which.points,
        "criteria": [
            {
                "title": one.title,
                "points": one.points,
                "paragraph": one.paragraph,
                "asks": one.asks,
                "marked": one.marked,
            }
            for one in which.criteria
        ],
        "steps": [
            {
                "id": step.id,
                "title": step.title,
                "intro": list(step.intro),
                "shows": step.shows,
                "above": step.above,
                "alone": step.alone,
                "file": step.file,
                "questions": [_question(one, material) for one in step.questions if _can_be_answered(one, material)],
            }
            for step in which.steps
        ],
        "files": [_file(one) for one in material.files],
        "plans": [{"title": _plan_title(one), "html": plan_fragment(one)} for one in material.plans],
        "glossary": _glossary(which),
        "practice": None,
        "code": "",
        "feedback": [],
    }


def shown_of(material: Material, answers: dict[str, Any]) -> dict[str, Any]:
    """What the form shows of these answers: progress, reminders, the questions not asked, the views as HTML."""
    which = exercise(material.exercise)
    progress = progress_of(which, material, Answers(answers))
    return {
        "progress": {
            "asked": progress.asked,
            "answered": progress.answered,
            "steps": [{"id": one.step.id, "asked": one.asked, "answered": one.answered} for one in progress.steps],
            "empty": [
                {"step": step.step.id, "question": one.question, "line": one.line, "text": one.text}
                for step in progress.steps
                for one in step.empty
            ],
        },
        "checks": [one.to_dict() for one in checks_of(material, answers)],
        "hidden": list(hidden_of(which, material, Answers(answers))),
        "views": {step.shows: view(material, step.shows, answers) for step in which.steps if step.shows},
    }


def _question(question: Question, material: Material) -> dict[str, Any]:
    plain: dict[str, Any] = {
        name: getattr(question, name)
        for name in ("id", "kind", "label", "help", "line", "least", "most", "words", "unit", "optional")
    }
    if question.kind in ("choice", "choices"):
        plain["options"] = [{"value": one.value, "label": one.label} for one in options_of(question, material)]
    if question.kind == "rows":
        plain["rows"] = [{"id": one.id, "label": one.label, "text": one.text} for one in rows_of(question, material)]
    plain["columns"] = [
        _question(column, material) for column in question.columns if _can_be_answered(column, material)
    ]
    return plain


def _can_be_answered(question: Question, material: Material) -> bool:
    """Whether there is something to choose from: a case without a SOPO has no prohibitions."""
    return question.kind not in ("choice", "choices") or bool(options_of(question, material))


def _file(dossier: Dossier) -> dict[str, Any]:
    return {
        "case": dossier.case,
        "title": dossier.name,
        "html": dossier_fragment(dossier),
        "documents": [{"letter": letter, "title": document.title} for letter, document in dossier.lettered],
        "paragraphs": {label: _beginning(text) for label, text in dossier.paragraphs.items()},
    }


def _beginning(text: str) -> str:
    words = text.split()
    return " ".join(words[:_FIRST_WORDS]) + ("…" if len(words) > _FIRST_WORDS else "")


def _plan_title(plan: Plan) -> str:
    return capital(PLANS[plan.kind])


def _glossary(which: Exercise) -> list[dict[str, str]]:
    """The words that this exercise needs, then all others, each with its meaning."""
    words = glossary()
    first = [word for word in which.words if word in words]
    return [{"word": word, "meaning": words[word]} for word in (*first, *(one for one in words if one not in first))]


@cache
def glossary() -> dict[str, str]:
    """The guidance words of docs/glossary.md with their meanings, as they travel in the package."""
    content: dict[str, str] = read_own_yaml(package_file("forms/data/glossary.yaml"))
    return content
