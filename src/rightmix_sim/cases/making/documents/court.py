"""What courts and prosecutors write: the record of conviction, the print of earlier ones, the summary, the orders."""

from __future__ import annotations

from rightmix_sim.cases.making.documents.page import Page
from rightmix_sim.cases.making.documents.writer import Writer
from rightmix_sim.cases.making.offences import act_of_2003
from rightmix_sim.cases.making.orders import wording
from rightmix_sim.workdays import day_in_words


def court_record(writer: Writer) -> Page:
    """The certificate of conviction and sentence."""
    drawn, days = writer.drawn, writer.drawn.days
    index = next(number for number, one in enumerate(days.told) if one.entry.index)
    page = writer.page("court_record", f"For the Court Manager, {drawn.cast.court}", writer.after(days.sentenced, 0, 9))
    charge = days.told[index].charge
    counts = writer.luck.pick(
        (f"one count of {_low(charge)}", f"two counts of {_low(charge)}", f"{_low(charge)}, three counts")
    )
    day = writer.written(days.sentenced, page)
    marks = ["convicted", "sentenced", *writer.marks_of(index)] + ([] if drawn.traits.custody else ["at_risk"])
    page.say(writer.say("convicted", "court", counts=counts, sentenced=day), marks=marks)
    writer.born(page, "court")
    sentence = (
        f"{drawn.traits.months} months' imprisonment"
        if drawn.traits.custody
        else f"a community order of {drawn.traits.months} months"
    )
    page.say(writer.say("sentenced", "court", sentence=sentence), marks=["term"])
    if any(offence.tic for offence in days.told[index].entry.offences or ()):
        page.say(writer.say("tic", "court"), marks=["tic"])
    act = "new" if days.sentenced >= act_of_2003() else "old"
    page.say(writer.say("notification", "court", {"act": act}), marks=["notification"])
    if drawn.case.sopo is not None and not writer.plan.has("sopo"):
        until = drawn.case.sopo.until
        about = ", ".join(one.about for one in drawn.case.sopo.prohibitions)
        lasts = f"until {day_in_words(until)}" if until else "until further order"
        page.say(f"SOPO made, {lasts}.", f"Prohibitions: {about}.", marks=["settles:sopo_not_in_plan"])
    return page


def previous_convictions(writer: Writer) -> Page:
    """The police print of earlier appearances, without those that it lacks and those that came later."""
    days = writer.drawn.days
    page = writer.page(
        "previous_convictions",
        f"{writer.drawn.cast.county} Constabulary, criminal records",
        writer.before(days.sentenced, 12, 70),
    )
    shown = [
        number
        for number, one in enumerate(days.told)
        if not one.entry.index and not one.further and number not in writer.plan.left_out and one.entry.date < page.date
    ]
    page.say(writer.say("print_head", "print"), writer.say("print_none", "print") if not shown else "", marks=["print"])
    writer.born(page, "print")
    for number in shown if writer.luck.chance(0.6) else reversed(shown):
        one = days.told[number]
        text = writer.say(
            "print_line",
            "print",
            day=writer.written(one.entry.date, page),
            at=writer.court_of(number),
            charge=one.charge,
            disposal=one.disposal,
        )
        page.say(text, marks=["print", *writer.marks_of(number)])
    return page


def prosecution_summary(writer: Writer) -> Page:
    """The prosecution's account of the index offence."""
    days, story = writer.drawn.days, writer.plan.index_story
    index = next(number for number, one in enumerate(days.told) if one.entry.index)
    page = writer.page(
        "prosecution_summary",
        f"Crown Prosecution Service, {writer.drawn.cast.county}",
        writer.before(days.sentenced, 15, 90),
    )
    marks = [f"sex:{index}", f"contact:{index}", "harm"]
    sentences = _halves(writer.tell(story, "court"))
    for place, text in enumerate(sentences):
        page.say(text, marks=marks if len(sentences) == 1 or place == 0 else ["harm", f"sex:{index}"])
    if page.paragraphs:
        writer.acquaintance(page, "court")
    writer.earlier_stories(page)
    if not page.paragraphs:
        page.say(f"The case is one of {_low(days.told[index].charge)}.", marks=marks)
    return page


def order_or_licence(writer: Writer) -> Page:
    """The licence or the community order, in the wording of such papers."""
    drawn, order = writer.drawn, writer.drawn.case.order
    licence = order.kind == "licence"
    assert order.start is not None and order.end is not None
    page = writer.page(
        "licence" if licence else "community_order",
        f"Governor, {drawn.cast.slots['prison']}" if licence else f"For the Court Manager, {drawn.cast.court}",
        writer.before(order.start, 1, 6) if licence else order.start,
    )
    name, start, end = drawn.cast.slots["name"], day_in_words(order.start), day_in_words(order.end)
    if licence:
        page.say(f"{name}: this licence begins on {start} and ends on {end}.", marks=["at_risk"])
        page.say(wording()["standard"]["licence"])
    else:
        page.say(f"{name} is subject to a community order from {start} to {end}.", marks=["at_risk"])
        page.say(wording()["standard"]["community_order"])
    for condition in order.conditions:
        page.say(f"{condition.id}. {condition.text}", marks=[f"condition:{condition.kind}"])
    return page


def prevention_order(writer: Writer) -> Page:
    """The sexual offences prevention order."""
    sopo = writer.drawn.case.sopo
    assert sopo is not None
    page = writer.page("sopo", f"For the Court Manager, {writer.drawn.cast.court}", sopo.made_on)
    lasts = f"until {day_in_words(sopo.until)}" if sopo.until else "until further order"
    page.say(
        f"{writer.drawn.cast.slots['name']} is prohibited {lasts} from doing what is set out below.",
        marks=["settles:sopo_not_in_plan"],
    )
    for one in sopo.prohibitions:
        page.say(f"{one.id}. {one.text}", marks=["settles:sopo_not_in_plan"])
    return page


def _low(text: str) -> str:
    return text[:1].lower() + text[1:]


def _halves(text: str) -> list[str]:
    """A longer account in two paragraphs."""
    sentences = text.split(". ")
    if len(sentences) < 4:
        return [text] if text else []
    middle = len(sentences) // 2
    return [". ".join(sentences[:middle]) + ".", ". ".join(sentences[middle:])]
