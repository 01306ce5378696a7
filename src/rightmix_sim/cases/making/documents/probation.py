"""What probation writes: the pre-sentence report, the OASys extract with its plan, the contact log."""

from __future__ import annotations

from datetime import timedelta

from rightmix_sim.cases.making.documents.page import Page
from rightmix_sim.cases.making.documents.writer import Writer

# Days after which a made extract may tell of a review: the maker's own. It judges nothing; when a review is owed says
# the standard `oasys-review`.
_TIME_TO_REVIEW = 120
_OF_DENIAL = {"none": "psr", "partial": "partial", "total": "total"}
_ELEMENTS = frozenset(("restrictive", "constructive", "protective", "contingency", "other_agency"))


def pre_sentence_report(writer: Writer) -> Page:
    """The report that the court had before it: written before sentence, by somebody who met him twice."""
    drawn, luck = writer.drawn, writer.luck
    page = writer.page(
        "pre_sentence_report",
        drawn.cast.author("spo", f"probation officer, {drawn.cast.county} Probation Area"),
        writer.before(drawn.days.sentenced, 3, 16),
    )
    index = next(number for number, one in enumerate(drawn.days.told) if one.entry.index)
    page.say(writer.tell(writer.plan.index_story, _OF_DENIAL[drawn.traits.denial]), marks=["harm", f"sex:{index}"])
    writer.acquaintance(page, "psr")
    writer.count(page, "psr")
    writer.told_elsewhere(page, "psr")
    writer.earlier_stories(page)
    page.say(writer.of_life("upbringing", "psr"))
    if writer.is_recent(page):
        for topic in luck.some(("work", "health"), luck.whole(1, 2)):
            page.say(writer.of_life(topic, "psr"))
    else:
        page.say(writer.more("work", "psr", work=luck.pick(("employed", "unemployed")), suitable=True))
    writer.born(page, "psr")
    writer.partners(page, "psr")
    if writer.is_recent(page) and luck.chance(0.6):
        for strand in drawn.protective[:1]:
            page.say(writer.tell(strand, "psr"))
    _shuffle(writer, page)
    return page


def oasys_extract(writer: Writer) -> Page:
    """An extract of the assessment, with the plan and the latest review."""
    drawn, luck, file = writer.drawn, writer.luck, writer.drawn.on_file
    page = writer.page(
        "oasys_extract",
        drawn.cast.author("om", f"offender manager, {drawn.cast.county} Probation Area"),
        writer.after(max(drawn.days.at_risk_from, writer.on - timedelta(days=220)), 15, 150),
    )
    page.say(drawn.cast.slots["name"] + ".")
    writer.born(page, "oasys")
    writer.release(page, "oasys")
    writer.count(page, "oasys")
    for topic in luck.some(("upbringing", "work", "health", "homes"), luck.whole(2, 4)):
        page.say(writer.of_life(topic, "oasys"))
    writer.partners(page, "oasys")
    writer.told_elsewhere(page, "oasys")
    writer.age_wrong(page, "oasys")
    writer.acquaintance_wrong(page, "oasys")
    page.say(writer.more("attitudes", "oasys", denial=writer.drawn.traits.denial))
    for strand in drawn.protective[: luck.whole(0, 2)]:
        page.say(writer.tell(strand, "oasys"))
    harm_of(writer, page, "oasys")
    if drawn.traits.custody:
        used = "prison_used" if file.prison_used else "prison_missing"
        page.add(writer.say(used, "oasys"), marks=[] if file.prison_used else ["shows:prison_information_missing"])
    _plan(writer, page)
    if file.review_copied:
        page.say(writer.more("reviews", "oasys", review="copied"), marks=["shows:review_copied"])
    elif (page.date - drawn.days.at_risk_from).days > _TIME_TO_REVIEW and luck.chance(0.5):
        page.say(writer.more("reviews", "oasys", review="fresh"))
    return page


def harm_of(writer: Writer, page: Page, voice: str) -> None:
    """The Risk of Serious Harm and why."""
    harm = writer.drawn.case.harm
    who = "children" if harm.concerns[0].who == "children" else writer.luck.pick(("the public", "women", "adults"))
    if writer.drawn.traits.offence.victim == "man" and who == "women":
        who = "the public"
    level = harm.level.replace("_", " ")
    reason = "harm_why_imminent" if harm.level == "very_high" else "harm_why"
    page.say(
        writer.say("harm", voice, level=level, who=who),
        writer.say(reason, voice, {"level": harm.level}),
        marks=["harm", "harm_level"],
    )


def _plan(writer: Writer, page: Page) -> None:
    """The risk management plan: what it holds and what it leaves out."""
    holds = writer.drawn.on_file.plan_holds
    sopo = writer.drawn.case.sopo
    shows = [f"shows:{error.kind}" for error in writer.plan.errors if error.kind in _PLAN_ERRORS]
    elements: list[str | frozenset[str]] = [_ELEMENTS] * writer.luck.whole(2, 3)
    elements += [element for element in ("police_visits", "offender_role") if holds.get(element)]
    if holds.get("sopo") and sopo is not None:
        elements.append("sopo")
    told = False
    for element in writer.luck.shuffled(elements):
        text = writer.more("plans", "plan", plan="oasys", element=element)
        told = page.say(text, marks=shows) or told
    if holds.get("victim") and writer.drawn.case.victim_contact.wanted is True:
        page.say(writer.more("plans", "plan", plan="oasys", element="victim"))
    if not told:
        page.say(writer.more("plans", "plan", plan="oasys", element="bare") or "Plan: as before.", marks=shows)


PROBATION_VISIT = "visit:probation"  # marks the entries of a log that tell of one
_PLAN_ERRORS = ("police_visits_not_in_plan", "sopo_not_in_plan", "victim_safety_missing", "offender_role_missing")


def contact_log(writer: Writer) -> Page:
    """Notes of supervision sessions, each with its day."""
    drawn, luck = writer.drawn, writer.luck
    page = writer.page("contact_log", drawn.cast.author("om", "offender manager"), writer.lately(0, 12))
    notes: list[tuple[str, list[str]]] = [
        (writer.of_life(topic, "log"), [])
        for topic in luck.some(("work", "homes", "health", "relationships"), luck.whole(1, 3))
    ]
    notes += [(writer.tell(strand, "log"), ["harm"]) for strand in drawn.concerns[: luck.whole(1, 2)]]
    notes += [(writer.tell(strand, "log"), []) for strand in drawn.protective[-1:]]
    notes.append((writer.more("attitudes", "log", denial=writer.drawn.traits.denial), []))
    notes.append((writer.more("programme", "log"), []))
    notes += [(writer.more("supervision", "log"), []) for _ in range(luck.whole(1, 3))]
    if luck.chance(0.3):
        notes.append((writer.more("visits", "log", outcome="done", by="probation"), [PROBATION_VISIT]))
    for text, marks in luck.shuffled(notes):
        page.say(text, marks=marks)
    writer.acquaintance_wrong(page, "log")
    writer.told_elsewhere(page, "log")
    if not page.paragraphs:
        page.say("Reported.")
    writer.hearsay(page)
    writer.date_entries(page, max(drawn.days.at_risk_from, page.date - timedelta(days=luck.whole(50, 220))))
    writer.release(page, "log")
    if "at_risk" in page.marks[-1]:  # the first entry of all
        page.paragraphs.insert(0, page.paragraphs.pop())
        page.marks.insert(0, page.marks.pop())
    return page


def _shuffle(writer: Writer, page: Page) -> None:
    """Now and then two paragraphs in another order, as reports differ."""
    if len(page.paragraphs) > 3 and writer.luck.chance(0.6):
        first = writer.luck.whole(0, len(page.paragraphs) - 2)
        page.swap(first, first + 1)
