"""What the public protection unit writes: the ViSOR record, its activity log, notes of visits, intelligence."""

from __future__ import annotations

from datetime import timedelta

from rightmix_sim.cases.making.cast import with_dots
from rightmix_sim.cases.making.documents.page import Page
from rightmix_sim.cases.making.documents.writer import Writer
from rightmix_sim.cases.records import Assessment
from rightmix_sim.workdays import day_in_words

_ELEMENTS = frozenset(
    (
        "restrictive",
        "police_visits",
        "other_agency",
        "contingency",
        "offender_role",
        "constructive",
        "protective",
        "bare",
    )
)
_NO_REPLY = ("No reply.", "No answer, curtains drawn.", "Nobody in.", "Knocked twice, no reply.")


def visor_record(writer: Writer) -> Page:
    """An extract of the ViSOR record as it stands, with what it lacks."""
    drawn, file, visor = writer.drawn, writer.drawn.on_file, writer.drawn.case.visor
    assert visor is not None
    page = writer.page(
        "visor_record",
        drawn.cast.author("ppo", f"PPU, {drawn.cast.county} Constabulary"),
        writer.on,  # printed for the file as it is read
    )
    page.say(
        f"{drawn.cast.surname}, {drawn.cast.forename}.",
        writer.say("level", "visor", number=drawn.case.mappa.managed_at),
    )
    writer.born(page, "visor")
    ethnicity = "ethnicity" if visor.ethnicity_recorded else "ethnicity_missing"
    page.say(writer.say(ethnicity, "visor", ethnicity=drawn.case.person.ethnicity), marks=[f"shows:{ethnicity}"])
    if visor.registration_recorded:
        page.say(
            writer.say("registered", "visor", registered=writer.written(file.registered_on, page)),
            marks=["settles:rm2000_late", "registered"],
        )
    else:
        page.say(writer.say("registration_missing", "visor"), marks=["shows:registration_missing"])
    writer.release(page, "visor")
    _convictions(writer, page)
    _rm2000(writer, page)
    writer.earlier_stories(page)
    if writer.plan.quashed_in == "visor_record":
        writer.told_elsewhere(page, "police")
    if file.plan_in_log:
        page.say(writer.say("plan_in_log", "visor"), marks=["shows:plan_in_activity_log"])
    else:
        _plan(writer, page)
    return page


def _convictions(writer: Writer, page: Page) -> None:
    visor = writer.drawn.case.visor
    assert visor is not None
    if visor.convictions:
        last = writer.written(max(visor.convictions), page)
        page.say(writer.say("visor_convictions", "visor", day=last), marks=["shows:conviction_not_on_visor"])


def _rm2000(writer: Writer, page: Page) -> None:
    visor = writer.drawn.case.visor
    assert visor is not None
    found = next((one for one in writer.drawn.case.assessments if one.tool == "rm2000"), None)
    if found is None:
        page.say(writer.say("rm2000_missing", "visor"), marks=["shows:rm2000_missing"])
    else:
        on, levels = writer.written(found.on, page), _levels(found)
        page.say(
            writer.say("rm2000", "visor", on=on, levels=levels),
            marks=["shows:rm2000_late", "shows:rm2000_wrong", "shows:scale_v_not_used"],
        )
        if found.approved_on is not None:
            page.add(writer.say("approved", "visor", day=writer.written(found.approved_on, page)))
        else:
            page.add(writer.say("not_approved", "visor"), marks=["shows:rm2000_not_approved"])
    if visor.managed_as is not None:
        managed = visor.managed_as.replace("_", " ")
        page.say(writer.say("managed", "visor", level=managed), marks=["shows:level_without_rationale"])


def _levels(found: Assessment) -> str:
    given = {"S": found.s, "V": found.v}
    return ", ".join(f"{scale} {level.replace('_', ' ')}" for scale, level in given.items() if level)


def _plan(writer: Writer, page: Page) -> None:
    for _ in range(writer.luck.whole(2, 3)):
        page.say(writer.more("plans", "plan", plan="visor", element=_elements(writer)))


def _elements(writer: Writer) -> frozenset[str]:
    """What the plan of the police may speak of: of a prevention order only where there is one."""
    return _ELEMENTS | {"sopo"} if writer.drawn.case.sopo is not None else _ELEMENTS


def activity_log(writer: Writer) -> Page:
    """Entries of the activity log, latest last or latest first."""
    drawn, luck = writer.drawn, writer.luck
    page = writer.page("activity_log", drawn.cast.author("ppo", "public protection unit"), writer.lately(0, 15))
    index = next(number for number, one in enumerate(drawn.days.told) if one.entry.index)
    texts: list[tuple[str, list[str]]] = []
    texts.append((writer.tell(writer.plan.index_story, "police"), [f"sex:{index}", f"contact:{index}"]))
    texts += [(writer.tell(strand, "police"), ["harm"]) for strand in drawn.concerns[: luck.whole(1, 2)]]
    if drawn.on_file.plan_in_log:
        texts.append(
            (writer.more("plans", "plan", plan="visor", element=_elements(writer)), ["shows:plan_in_activity_log"])
        )
        texts.append(
            (writer.more("plans", "plan", plan="visor", element=_elements(writer)), ["shows:plan_in_activity_log"])
        )
    if luck.chance(0.5) and not writer.plan.has("intelligence"):
        texts.append((writer.more("intelligence", "police"), []))
    if luck.chance(0.4):
        texts.append((writer.more("reviews", "police", review="fresh"), []))
    for text, marks in texts:
        page.say(text, marks=marks)
    writer.earlier_stories(page)
    writer.acquaintance_wrong(page, "police")
    writer.told_elsewhere(page, "police")
    if not page.paragraphs:
        page.say(writer.say("registered", "police", registered=with_dots(drawn.on_file.registered_on)))
    writer.hearsay(page)
    writer.date_entries(page, max(drawn.on_file.registered_on, page.date - timedelta(days=luck.whole(60, 200))))
    return page


def home_visits(writer: Writer) -> Page:
    """Notes of visits and attempts, each with its day."""
    drawn, luck = writer.drawn, writer.luck
    page = writer.page(
        "home_visits", drawn.cast.author("ppo", "public protection unit"), max(visit.on for visit in drawn.case.visits)
    )
    home_told = False
    for visit in drawn.case.visits:
        crew = "Two officers." if visit.officers == 2 else "Single crewed." if luck.chance(0.5) else ""
        if visit.outcome != "done":
            text = writer.more("visits", "visit", outcome=visit.outcome, by="police") if luck.chance(0.6) else ""
            text = text or luck.pick(_NO_REPLY)
            page.say(f"{with_dots(visit.on)} {crew} {text}".replace("  ", " "), marks=["shows:visit_late"])
            continue
        checks = (
            writer.say("pnc_done" if visit.pnc_checked is True else "pnc_not_done", "visit") if luck.chance(0.8) else ""
        )
        if visit.pnc_checked is False and not any("shows:pnc_not_checked" in marks for marks in page.marks):
            checks = checks or writer.say("pnc_not_done", "visit")
        told = "" if home_told and luck.chance(0.6) else writer.of_life("homes", "visit")
        home_told = home_told or bool(told)
        seen = told or writer.more("visits", "visit", outcome="done", by="police")
        extra = (
            writer.of_life("work", "visit")
            if luck.chance(0.35)
            else writer.of_life("health", "visit")
            if luck.chance(0.3)
            else ""
        )
        marks = ["shows:visit_late"] + (["shows:pnc_not_checked"] if checks and visit.pnc_checked is False else [])
        parts = [crew, checks, seen, extra] if luck.chance(0.6) else [seen, extra, checks]
        page.say(" ".join(part for part in (with_dots(visit.on), *parts) if part), marks=marks)
    writer.hearsay(page)
    return page


def intelligence(writer: Writer) -> Page:
    """One or two reports on the force's own system."""
    drawn = writer.drawn
    alone = any(error.kind == "intelligence_in_one_system" for error in writer.plan.errors)
    page = writer.page(
        "intelligence",
        f"{drawn.cast.county} Constabulary, intelligence unit",
        writer.lately(8, 90),
        titles="intelligence_local" if alone else "",
    )
    marks = ["shows:intelligence_in_one_system"] if alone else []
    for _ in range(writer.luck.whole(1, 2)):
        page.say(writer.more("intelligence", "intel", target=drawn.traits.offence.target), marks=marks)
    if not page.paragraphs:
        page.say(f"{drawn.cast.surname}: nothing since {day_in_words(drawn.on_file.registered_on)}.", marks=marks)
    return page
