"""A set of plans: one to three risk management plans of one case, with what is known of the case."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any

import msgspec
import yaml
from msgspec import Meta

from rightmix_sim.file_faults import TOO_DEEP
from rightmix_sim.files import Source, read_plain
from rightmix_sim.plans.facts import CaseFacts
from rightmix_sim.plans.plan import KINDS, Plan, PlanKind
from rightmix_sim.plans.possible import first_impossibility
from rightmix_sim.plans.sentence_plan import SentencePlan
from rightmix_sim.strict_data import StrictData, asked, parse_as


class PlanSet(StrictData, frozen=True, kw_only=True):
    """The plans of one case. Raises `Impossible` for what cannot be; `read_plans` and `plan_set` raise `InputError`."""

    case: Annotated[CaseFacts, asked("What the plans have to answer to.", "and its keys below it")]
    plans: Annotated[
        tuple[Plan, ...],
        Meta(min_length=1, max_length=3),
        asked("One to three plans (¶5.16).", "and each after a dash"),
    ]
    sentence_plan: Annotated[
        SentencePlan | None, asked("The plan of the sentence itself (¶5.14); left out if it is not reviewed.")
    ] = None

    def __post_init__(self) -> None:
        """Refuse what cannot be."""
        impossible = first_impossibility(self.case, self.plans, self.sentence_plan)
        if impossible is not None:
            raise impossible

    def plan(self, kind: PlanKind) -> Plan | None:
        """The plan of this kind; None where it was not given."""
        return next((plan for plan in self.plans if plan.kind == kind), None)


def overdue(plans: PlanSet) -> tuple[Plan, ...]:
    """The plans whose own day of review has passed, unreviewed, on the day on which they are read."""
    return tuple(plan for plan in plans.plans if plan.review_due is not None and plan.review_due < plans.case.on)


class _Dumper(yaml.SafeDumper):
    def ignore_aliases(self, data: Any) -> bool:
        """Write out what stands twice: readers that are strict refuse aliases."""
        return True

    def represent_text(self, text: str) -> yaml.ScalarNode:
        """Quote what other readers of YAML than PyYAML take for a number, and line ends that it loses (U+0085)."""
        style = '"' if "\x85" in text or _looks_like_a_number(text) else None
        return self.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _Dumper.represent_text)


def read_plans(source: Path | Source) -> PlanSet:
    """The set of plans in a file: JSON if its name ends in `.json`, else YAML. Raises `InputError`."""
    return parse_as(PlanSet, _told(read_plain(source), file=str(source)), file=str(source))


def plan_set(
    case: CaseFacts | Mapping[str, Any],
    plans: Sequence[Plan | Mapping[str, Any]],
    sentence_plan: SentencePlan | Mapping[str, Any] | None = None,
) -> PlanSet:
    """The set of these parts, given as shapes or as plain data of their shape. Raises `InputError`."""
    parts = {"case": case, "plans": plans, "sentence_plan": sentence_plan}
    return parse_as(PlanSet, _told(parts))


def in_canonical_order(plans: PlanSet) -> PlanSet:
    """The same set, however it was written down: plans by kind; actions, factors, prohibitions and conditions by id."""
    case = plans.case
    order = msgspec.structs.replace(case.order, conditions=_by_id(case.order.conditions))
    sentence = plans.sentence_plan
    if sentence is not None:
        sentence = msgspec.structs.replace(sentence, objectives=_by_id(sentence.objectives))
    return msgspec.structs.replace(
        plans,
        sentence_plan=sentence,
        case=msgspec.structs.replace(case, order=order, sopo=_by_id(case.sopo), factors=_by_id(case.factors)),
        plans=tuple(
            msgspec.structs.replace(plan, actions=_by_id(plan.actions))
            for plan in sorted(plans.plans, key=lambda plan: KINDS.index(plan.kind))
        ),
    )


def _by_id(parts: tuple[Any, ...]) -> tuple[Any, ...]:
    """By id as people count: A2 before A10."""
    return tuple(sorted(parts, key=lambda part: [(len(run), run) for run in re.findall(r"[0-9]+|[^0-9]+", part.id)]))


def as_yaml(plans: PlanSet) -> str:
    """The set as YAML that reads back as the same set; what stands at its default is left out."""
    return yaml.dump(
        as_plain(plans), Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=118, default_flow_style=None
    )


def as_plain(plans: PlanSet) -> dict[str, Any]:
    """The set as plain data, dates as dates; what stands at its default is left out."""
    content: dict[str, Any] = _plain(plans)
    return content


def _looks_like_a_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def _plain(value: Any) -> Any:
    if isinstance(value, StrictData):
        names = zip(value.__struct_fields__, value.__struct_encode_fields__, strict=True)
        told = {written: getattr(value, name) for name, written in names}
        ours = _defaults(type(value))
        return {name: _plain(one) for name, one in told.items() if name not in ours or ours[name] != one}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return value


def _defaults(shape: type[StrictData]) -> dict[str, Any]:
    fields = msgspec.structs.fields(shape)
    return {field.encode_name: field.default for field in fields if field.default is not msgspec.NODEFAULT}


def _told(content: Any, file: str | None = None) -> Any:
    """The same without what says nothing. Raises `InputError` for what is nested too deeply."""
    try:
        return _without_nulls(content)
    except RecursionError as broken:
        raise TOO_DEEP.error(file) from broken


def _without_nulls(content: Any) -> Any:
    """The same without keys that are null: null is how a plan says that something was left out.

    Readers of YAML 1.1 take the key `on` for true; here it stays the word it is.
    """
    if isinstance(content, Mapping):
        named = {"on" if key is True and "on" not in content else key: value for key, value in content.items()}
        return {key: _without_nulls(value) for key, value in named.items() if value is not None}
    if isinstance(content, list | tuple):
        return [_without_nulls(one) for one in content]
    return content
