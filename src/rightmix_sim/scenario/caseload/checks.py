"""What cannot be true of one person. Every rule raises one clear error with line and column."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from rightmix_sim.scenario.caseload.columns import columns
from rightmix_sim.scenario.caseload.rows import Row

# the earlier, the later, why the first cannot be after the second
_IN_ORDER: Final = (
    ("order_start", "order_end", "No order or licence ends before it begins."),
    ("registered", "last_police_visit", "The police visit people who are registered."),
    ("registered", "last_police_review", "The police plan for people who are registered."),
    ("registered", "notification_ends", "Nobody is registered after the requirements have ended."),
)
# (column, value) that another column must not have, with the reason
_REFUSED_FOR: Final = {
    "excluded_denial": ("denial", "none", "Who does not deny cannot have been refused for denial."),
    "excluded_learning_disability": (
        "learning_disability",
        False,
        "Who has no learning disability cannot have been refused for one.",
    ),
    "excluded_age": ("under_21", False, "The only age for which programmes refuse is being under 21."),
}
_ON_THE_WAY: Final = ("waiting", "attending")
_WITH_SESSIONS: Final = (*_ON_THE_WAY, "completed")


def check_row(row: Row) -> None:
    """Raise `InputError` for the first contradiction within a row."""
    for rule in _RULES:
        rule(row)


def _without_order(row: Row) -> None:
    if row.held.supervised:
        return
    for name, column in columns().items():
        if column.without_order and getattr(row.held, name) is not None:
            raise row.at(name).fault(
                "This must be empty, because order_kind is none.",
                value=_written(getattr(row.held, name)),
                why=f"{column.without_order}.",
                do="Empty the cell, or write the order or licence that runs into order_kind.",
            )
    if row.held.programme in _ON_THE_WAY:
        raise row.at("programme").fault(
            "Nobody waits for the programme or attends it without an order or licence.",
            value=row.held.programme,
            why=f"{columns()['programme_since'].without_order}.",
            do="Write none or completed, or write the order or licence that runs into order_kind.",
        )
    if (row.held.mappa_level or 1) > 1:
        raise row.at("mappa_level").fault(
            "Levels 2 and 3 are only for people on an order or licence here.",
            value=str(row.held.mappa_level),
            why="In the model active multi-agency management ends with the order or licence.",
            do="Leave it empty, and the case is at no panel; if an order or licence runs, write it into order_kind.",
        )


def _category(row: Row) -> None:
    if (row.held.mappa_category or 1) > 1:
        raise row.at("mappa_category").fault(
            "Everybody on the register is of Category 1.",
            value=str(row.held.mappa_category),
            why="Category 1 holds all who are subject to the notification requirements; 2 and 3 are others (¶4.3).",
            do="Write 1, or delete the row in a copy of the file if the person is not on the register.",
        )


def _order_of_dates(row: Row) -> None:
    for first, second, why in _IN_ORDER:
        one, other = getattr(row.held, first), getattr(row.held, second)
        if isinstance(one, date) and isinstance(other, date) and one > other:
            raise row.at(second).fault(
                f"This is before {first}.", value=_written(other), why=why, do=f"Check {first} and {second}."
            )


def _first_day(row: Row) -> None:
    starts = row.starts.isoformat()
    for name, column in columns().items():
        day = getattr(row.held, name, None)
        if not isinstance(day, date):
            continue
        if column.kind == "past" and day > row.starts:
            raise row.at(name).fault(
                f"This is after the scenario's first day, {starts}.",
                value=_written(day),
                why="A caseload is what is known on the first day of the run; what comes later the model works out.",
                do="Correct the date, or move `starts` of the scenario to the day of the export.",
            )
        if column.kind == "coming" and day < row.starts:
            ended = "The order or licence" if name == "order_end" else "The notification requirements"
            raise row.at(name).fault(
                f"{ended} had ended before the scenario's first day, {starts}.",
                value=_written(day),
                why="The run begins with what is in flight on its first day.",
                do="Write none into order_kind and empty what belongs to the order."
                if name == "order_end"
                else "Delete the row in a copy of the file: the person has left the register.",
            )


def _register_outlasts_order(row: Row) -> None:
    ends, order_end = row.held.notification_ends, row.held.order_end
    if isinstance(ends, date) and order_end is not None and ends < order_end:
        raise row.at("notification_ends").fault(
            "This is before order_end.",
            value=_written(ends),
            why="Notification requirements last longer than the order or licence they came with.",
            do="Check both dates; leave empty what is not known.",
        )


def _programme(row: Row) -> None:
    held, sessions = row.held, row.area.programme.sessions
    if held.programme_since is not None and held.programme not in _ON_THE_WAY:
        raise row.at("programme_since").fault(
            "This needs programme waiting or attending.",
            value=_written(held.programme_since),
            why=f"{columns()['programme_since'].meaning}.",
            do="Write waiting or attending into programme, or empty this cell.",
        )
    if held.sessions_done is None:
        return
    if held.sessions_done and held.programme not in _WITH_SESSIONS:
        raise row.at("sessions_done").fault(
            "This needs programme attending, waiting or completed.",
            value=str(held.sessions_done),
            why="Sessions are those of the programme.",
            do="Write the state of the programme into programme, or empty this cell.",
        )
    if held.sessions_done > sessions:
        raise row.at("sessions_done").fault(
            f"The programme of {row.area.name} has {sessions} sessions.",
            value=str(held.sessions_done),
            why="Nobody can have done more sessions than there are.",
            do="Correct the number, or programme.sessions in the scenario.",
        )
    if held.programme == "attending" and held.sessions_done == sessions:
        raise row.at("sessions_done").fault(
            "All sessions are done, and yet programme is attending.",
            value=str(held.sessions_done),
            why="A place would be held by somebody who has nothing left to attend.",
            do="Write completed into programme, or correct the number.",
        )


def _refused_for(row: Row) -> None:
    column, denied, why = _REFUSED_FOR.get(row.held.programme or "", ("", None, ""))
    if column and getattr(row.held, column) == denied:
        raise row.at("programme").fault(
            f"This does not go with {column} {'no' if denied is False else denied}.",
            value=row.held.programme,
            why=why,
            do=f"Correct programme or {column}; leave empty what is not known.",
        )


def _scored(row: Row) -> None:
    if row.held.rm2000_scored is not None and row.held.rm2000 is None:
        raise row.at("rm2000").fault(
            "This is empty, though rm2000_scored has a date.",
            why="A score has a category, and drawing another one would change the person.",
            do="Write the category, or empty rm2000_scored.",
        )


def _officers(row: Row) -> None:
    for column, team in (
        ("offender_manager", "offender_managers"),
        ("public_protection_officer", "public_protection_officers"),
    ):
        number, posts = getattr(row.held, column), getattr(row.area, team).posts
        if number is not None and number > posts:
            raise row.at(column).fault(
                f"{row.area.name} has {posts} post{'s' if posts != 1 else ''} of this kind in the scenario.",
                value=str(number),
                why="A case held by a post that is not there would be worked by nobody.",
                do=f"Number the posts from 1, or raise {team}.posts of {row.area.name} in the scenario.",
            )


def _written(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


# What has no order comes first, so that its dates are not held against each other; the order of dates comes before the
# first day, so that an order with its dates exchanged is told so and not that it has ended.
_RULES: Final[tuple[Callable[[Row], None], ...]] = (
    _without_order,
    _category,
    _order_of_dates,
    _first_day,
    _register_outlasts_order,
    _programme,
    _refused_for,
    _scored,
    _officers,
)
