"""My dose in the real window: chosen in the row's menu, marked, played, undone and put back."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from tests.studio import Studio, click


def entries(studio: Studio) -> dict[str, object]:
    return dict(studio.controller.row_menu.entries(3, "open-book"))


def row(studio: Studio) -> str:
    return str(studio.view.list._routine_list.model().index(3, 0).data(Qt.ItemDataRole.AccessibleTextRole))


def choose(studio: Studio, words: str) -> None:
    entries(studio)[words]()  # type: ignore[operator]
    studio.app.processEvents()


def use_three(dialog: QDialog) -> None:
    click(dialog, "Sets: 3")
    click(dialog, "Use it")


def test_it_is_used_marked_undone_and_put_back(studio: Studio) -> None:
    before = row(studio)
    assert "The routine’s own dose" not in entries(studio)
    with studio.answering(lambda dialog: dialog.reject()):
        choose(studio, "My dose…")
    assert row(studio) == before
    with studio.answering(use_three):
        choose(studio, "My dose…")
    assert "my dose, 3 × " in row(studio)
    steps = [step for step in studio.view.routine.timeline.steps if step.exercise == "open-book"]
    assert {step.sets for step in steps} == {3}
    studio.click("Undo")
    assert row(studio) == before
    with studio.answering(use_three):
        choose(studio, "My dose…")
    choose(studio, "The routine’s own dose")
    assert row(studio) == before


def test_an_exercise_alone_has_none_and_a_folder_that_refuses_is_told(studio: Studio) -> None:
    (studio.folder / "my-doses.json").mkdir()
    with studio.answering(use_three):
        choose(studio, "My dose…")
    assert "cannot be written" in studio.said()
    studio.controller.own.put_dose_back("seven-actions", "open-book")
    choose(studio, "Only this one")
    assert "My dose…" not in dict(studio.controller.row_menu.entries(0, "open-book"))
