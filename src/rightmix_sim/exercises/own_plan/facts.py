"""The case as a trainee reads it, for the live views: from own entries alone, to show what follows from them."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any, Final, cast

from rightmix_sim.exercises.answers import Answers
from rightmix_sim.exercises.material import Item, Material
from rightmix_sim.exercises.own_plan.entries import fitted, plan_from
from rightmix_sim.plans import CaseFacts, PlanSet
from rightmix_sim.plans.facts import Condition, Factor, MappaFacts, OrderFacts, ProgrammeFacts, Prohibition, Rm2000
from rightmix_sim.strict_data import Impossible

NONE: Final = "none"
_NEEDED: Final = {"rosh": "the Risk of Serious Harm", "order_kind": "the order"}


def missing_facts(answers: Answers) -> tuple[str, ...]:
    """What has to be said of the case before a view can be worked out, in words."""
    return tuple(words for question, words in _NEEDED.items() if not answers.choice(question))


def own_facts(answers: Answers, material: Material) -> CaseFacts | None:
    """The facts as a trainee gives them; None while the Risk of Serious Harm or the order is not said.

    Factors count once their kind and their area are chosen. Of conditions and prohibitions only the text is known here.
    """
    if missing_facts(answers) or material.on is None:
        return None
    kind = answers.choice("order_kind")
    level = answers.choice("mappa_level")
    return CaseFacts(
        id="own",
        on=material.on,
        rm2000=Rm2000(s=cast(Any, _chosen(answers, "rm2000_s"))),
        rosh=cast(Any, answers.choice("rosh")),
        mappa=MappaFacts(level=cast(Any, int(level) if level in ("1", "2", "3") else None)),
        order=OrderFacts(
            kind=cast(Any, kind),
            end=answers.day("order_end") if kind != NONE else None,
            conditions=_conditions(material.lists.get("conditions", ())) if kind != NONE else (),
        ),
        sopo=tuple(
            Prohibition(id=one.id, about="other", text=one.text or one.label)
            for one in material.lists.get("prohibitions", ())
        ),
        victim_contact=answers.choice("victim_contact") == "yes",
        approved_premises=answers.choice("approved_premises") == "yes",
        internet_offence=answers.choice("internet_offence") == "yes",
        child_contact=answers.choice("child_contact") == "yes",
        programme=ProgrammeFacts(
            name=_chosen(answers, "programme"), state=cast(Any, _chosen(answers, "programme_state"))
        ),
        factors=tuple(_factors(answers, material.lists.get("factors", ()))),
    )


def own_set(answers: Answers, material: Material, *, beside: bool = False) -> PlanSet | None:
    """The trainee's plan against own facts, `beside` the plans on file too; None where there is nothing to show yet."""
    facts = own_facts(answers, material)
    plan = plan_from(answers, material).plan
    if facts is None or not plan.actions:
        return None
    others = [one for one in material.plans if one.kind != plan.kind] if beside else []
    try:
        return PlanSet(case=facts, plans=tuple(fitted(one, facts) for one in (plan, *others)))
    except Impossible:  # nothing that a form gives: the last safeguard of a view that must not break
        return None


def given(facts: CaseFacts) -> dict[str, str]:
    """What a reader of the file would answer to the questions about the case; `none` where there is nothing."""
    level = facts.mappa.level
    return {
        "rosh": facts.rosh,
        "rm2000_s": facts.rm2000.s or NONE,
        **({"mappa_level": str(level)} if level is not None else {}),
        "order_kind": facts.order.kind,
        **({"order_end": facts.order.end.isoformat()} if isinstance(facts.order.end, datetime.date) else {}),
        "victim_contact": _yes(facts.victim_contact),
        "child_contact": _yes(facts.child_contact),
        "approved_premises": _yes(facts.approved_premises),
        "internet_offence": _yes(facts.internet_offence),
        "programme": facts.programme.name or NONE,
        "programme_state": facts.programme.state or NONE,
    }


def _factors(answers: Answers, items: Iterable[Item]) -> Iterable[Factor]:
    for item in items:
        row = answers.row("factors", item.id)
        kind, area = row.choice("kind"), row.choice("area")
        if kind and area:
            yield Factor(
                id=item.id,
                kind=cast(Any, kind),
                area=cast(Any, area),
                linked_to=cast(Any, tuple(one for one in ("rosh", "reoffending") if one in row.several("bears_on"))),
                text=item.text or item.label,
            )


def _conditions(items: Iterable[Item]) -> tuple[Condition, ...]:
    return tuple(Condition(id=one.id, kind="standard", text=one.text or one.label) for one in items)


def _chosen(answers: Answers, question: str) -> str | None:
    value = answers.choice(question)
    return value if value and value != NONE else None


def _yes(fact: bool) -> str:
    return "yes" if fact else "no"
