"""Shots of the history's views and of what can be done with the data."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog

from backcoach.history.backups import DAILY
from backcoach.ui.data.data_dialog import DataDialog
from tests.gallery.years import YEARS, seed_years

if TYPE_CHECKING:
    from tests.gallery.take import Take

Act = Callable[["Take"], object]
DIARY = "Datum;Schmerz;Notiz\n" + "".join(f"{day:02}.03.2026;{day % 6 + 2};\n" for day in range(1, 29))


def view(name: str, days: int = YEARS, shown: int | None = None) -> Act:
    """A view of the history, filled."""

    def act(take: Take) -> None:
        if days:
            seed_years(take.data, take.now, days)
        studio = take.studio(days=0)
        history = studio.view.history
        history.ranges.choose(shown)
        history.views.switch.choose(name)
        if name == "exercises":
            studio.wait(lambda: history.others.exercises.counted)

    return act


def as_table(name: str) -> Act:
    """A view as a table."""

    def act(take: Take) -> None:
        view(name)(take)
        getattr(take.studio().view.history.others, name).show_table(on=True)

    return act


def data(page: int, do: Callable[[DataDialog, Path], object] = lambda dialog, folder: None) -> Act:
    """A page of the dialog about the data, after something was done there."""

    def act(take: Take) -> None:
        seed_years(take.data, take.now, 90)
        studio = take.studio(days=0)
        backups = studio.journal.transfer.own_backups()
        studio.wait(lambda: any(one.why == DAILY for one in backups.listed()))

        def shoot(dialog: QDialog) -> None:
            assert isinstance(dialog, DataDialog)
            dialog.show_page(page)
            studio.wait(lambda: not dialog.work.busy)
            do(dialog, take.data)
            studio.wait(lambda: not dialog.work.busy)

        take.dialog(studio.controller.your_data, shoot)

    return act


def _look_into_backup(dialog: DataDialog, _folder: Path) -> None:
    dialog.backups.list.setCurrentRow(dialog.backups.list.count() - 1)


def _some_days(dialog: DataDialog, _folder: Path) -> None:
    dialog.export.some.set_value(value=True)
    dialog.export.some.changed.emit()


def _diary(dialog: DataDialog, folder: Path) -> None:
    table = folder / "diary.csv"
    table.write_text(DIARY, "utf-8")
    dialog.take_in.look_into(table)


def _type(dialog: DataDialog, _folder: Path) -> None:
    dialog.erase.line.setText(dialog.erase.phrase)


LOOKING_BACK: tuple[tuple[str, Act], ...] = (
    ("exercises", view("exercises")),
    ("keeping", view("keeping")),
    ("data-backups", data(0, _look_into_backup)),
    ("data-export", data(1, _some_days)),
    ("data-import", data(2, _diary)),
    ("data-shared", data(3)),
    ("data-delete", data(4, _type)),
)
MORE = (
    ("exercises-table", as_table("exercises")),
    ("keeping-table", as_table("keeping")),
    ("exercises-first-days", view("exercises", 3)),
    ("keeping-first-day", view("keeping", 1)),
    ("pain-three-years", view("pain")),
    ("pain-year-with-notes", view("pain", shown=92)),
)
"""In light alone."""
SMALL = (
    ("small-exercises", view("exercises")),
    ("small-keeping", view("keeping")),
    ("small-pain", view("pain", shown=92)),
)
"""In a window of 960 × 600."""
