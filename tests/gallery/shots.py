"""The shots of the gallery, as data: a name, what the window is set to, and what is done before the picture."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from backcoach import __version__
from backcoach.session.settings import SoundSettings
from backcoach.ui.help.about_dialog import AboutDialog
from backcoach.ui.history.range_choice import QUARTER, YEAR
from backcoach.ui.main import show_problem
from backcoach.ui.print.paper_diary_dialog import PaperDiaryDialog
from backcoach.ui.settings.settings_dialog import SettingsDialog
from backcoach.ui.single_instance import no_answer
from tests.gallery.care import CARE
from tests.gallery.in_session import IN_SESSION, IN_SESSION_SMALL
from tests.gallery.looking_back import LOOKING_BACK, MORE, SMALL
from tests.gallery.own import OWN, OWN_LIGHT
from tests.gallery.take import NOW, Shot, Take
from tests.studio import SETTLED, press

AUDIBLE = msgspec.structs.replace(SETTLED, sound=SoundSettings())


def _idle(take: Take) -> None:
    take.studio()


def _empty(take: Take) -> None:
    take.studio(days=0)


def _running(seconds: float) -> Callable[[Take], None]:
    def act(take: Take) -> None:
        studio = take.studio()
        studio.start()
        studio.jump(seconds)

    return act


def _paused(take: Take) -> None:
    _running(75)(take)
    take.studio().session.toggle()


def _gap(take: Take) -> None:
    _running(75)(take)
    take.studio().clock.sleep(3000)
    take.studio().session.frame()


def _problem(take: Take) -> None:
    words = take.studio().view.theme.words
    take.dialog(lambda: show_problem(no_answer(4711).said(words)))


def _far(seconds: float) -> Callable[[Take], None]:
    def act(take: Take) -> None:
        _running(seconds)(take)
        take.studio().controller.stage.toggle_far()
        take.studio().window.setWindowState(Qt.WindowState.WindowNoState)  # the offscreen screen is too small
        take.studio().window.resize(*take.size)

    return act


def _marked(act: Callable[[Take], None], *, taken_back: bool = False) -> Callable[[Take], None]:
    """A step that is marked as hurting, or whose mark was just taken back."""

    def mark(take: Take) -> None:
        act(take)
        for _ in range(1 + taken_back):
            take.studio().session.toggle_hurt()

    return mark


def _before(take: Take) -> None:
    take.studio().controller.stage.start()


def _after(take: Take) -> None:
    _running(1000)(take)


def _stopped(take: Take) -> None:
    _running(75)(take)
    take.studio().session.stop("other")


def _closing(take: Take) -> None:
    """The closing page after all was done, the score asked for."""
    studio = take.studio()
    studio.start(5)
    studio.jump(1000)
    studio.controller.stage.questions.view.picker.choose(3)
    studio.controller.stage.questions.view.go_on.click()


def _closing_hurt(take: Take) -> None:
    """The closing page after a session that hurt, stopped half way."""
    studio = take.studio()
    studio.start(3)
    studio.jump(400)
    studio.press("H", "Space")
    studio.jump(30)
    studio.session.stop("other")
    studio.controller.stage.questions.view.picker.choose(4)
    studio.controller.stage.questions.view.go_on.click()


def _closing_leg(take: Take) -> None:
    """The closing page after a stop for leg pain."""
    studio = take.studio()
    studio.start(3)
    studio.jump(200)
    studio.session.stop("leg-symptoms", hide_current=True)
    studio.controller.stage.questions.view.skip.click()


def _brief(take: Take) -> None:
    """Whether to keep a session that was stopped at once."""
    _running(20)(take)
    take.studio().session.stop("")


def _ten_minutes(take: Take) -> None:
    """The start page for ten minutes, without a roller and with sore wrists and knees."""
    studio = take.studio()
    settings = studio.view.services.settings
    things = ("exercise mat", "cushion")
    chosen = msgspec.structs.replace(settings.current, equipment=things, cautions=("wrist", "knee"))
    settings.change(msgspec.structs.replace(chosen, routine="five-tips-circuit"))
    studio.view.services.planner.choose_length(10)


def _sessions(day: date | None) -> Callable[[Take], None]:
    def act(take: Take) -> None:
        dialogs = take.studio().controller.dialogs
        take.dialog(lambda: dialogs.sessions(day))

    return act


def _details(take: Take) -> None:
    take.studio().controller.show_details("bird-dog")


def _catalogue(take: Take) -> None:
    take.studio().view.list.search()


def _table(take: Take) -> None:
    take.studio().view.history.show_table(on=True)


def _range(shown: int | None, days: int) -> Callable[[Take], None]:
    def act(take: Take) -> None:
        take.studio(days).view.history.ranges.choose(shown)

    return act


def _message(take: Take) -> None:
    take.studio().view.stage.say(
        "my-stretch.toml: tempo: expected seconds `s` for every phase but hold, stay and pause."
    )


def _dialogs(name: str) -> Callable[[Take], None]:
    return lambda take: take.dialog(getattr(take.studio().controller.dialogs, name))


def _about(take: Take) -> None:
    view = take.studio().view
    home = Path("/home/maria/.local/share/backcoach")  # that of a test is longer or shorter each time
    about = AboutDialog(view.theme, view.services.safety.texts.intended_use, __version__, home, view.window)
    take.dialog(about.exec)


def _report(take: Take) -> None:
    take.studio(80)
    take.dialog(take.studio().controller.dialogs.report)


def _paper_diary(take: Take) -> None:
    take.dialog(take.studio().controller.type_in_sheet, _type_in_days)


def _type_in_days(dialog: QDialog) -> None:
    assert isinstance(dialog, PaperDiaryDialog)
    for keys in ("A43", "A53", "A64", "A43"):
        for key in keys:
            press(dialog.grid, key)


def _sound_settings(take: Take) -> None:
    take.dialog(take.studio().controller.dialogs.settings, _turn_to_sound)


def _turn_to_sound(dialog: QDialog) -> None:
    assert isinstance(dialog, SettingsDialog)
    dialog.show_page(2)


def _sheet(take: Take) -> None:
    take.dialog(take.studio().controller.print_sheet)


LIGHT_AND_DARK: tuple[tuple[str, Callable[[Take], object]], ...] = (
    ("overview", _idle),
    ("empty", _empty),
    ("before", _before),
    ("get-ready", _running(6)),
    ("breathe-in", _running(29)),
    ("movement", _running(400)),
    ("hold", _running(612)),
    ("rest", _running(270)),
    ("paused", _paused),
    ("slept", _gap),
    ("follow-along", _far(33)),
    ("follow-along-side", _far(420)),
    ("follow-along-rest", _far(270)),
    ("marked", _marked(_running(400))),
    ("mark-taken-back", _marked(_running(400), taken_back=True)),
    ("follow-along-marked", _marked(_far(420))),
    ("after", _after),
    ("stopped", _stopped),
    ("ten-minutes", _ten_minutes),
    ("closing", _closing),
    ("closing-hurt", _closing_hurt),
    ("closing-leg", _closing_leg),
    ("brief", _brief),
    ("dialog-sessions", _sessions(None)),
    ("dialog-day", _sessions(NOW.date() - timedelta(1))),
    ("details", _details),
    ("catalogue", _catalogue),
    *CARE,
    ("table", _table),
    ("message", _message),
    ("dialog-safety", _dialogs("safety")),
    ("dialog-settings", _dialogs("settings")),
    ("dialog-stop", _dialogs("stop")),
    ("dialog-keys", _dialogs("keys")),
    ("dialog-about", _about),
    ("dialog-check-in", _dialogs("check_in")),
    ("dialog-welcome", _dialogs("welcome")),
    ("dialog-sheet", _sheet),
    ("dialog-report", _report),
    ("dialog-paper-diary", _paper_diary),
    ("dialog-problem", _problem),
    *LOOKING_BACK,
    *IN_SESSION,
)

SHOTS = [
    *(Shot(f"{name}-{theme}", act, theme) for name, act in LIGHT_AND_DARK for theme in ("light", "dark")),
    Shot("dialog-settings-sound-light", _sound_settings, preferences=AUDIBLE),
    Shot("small-overview", _idle, size=(960, 600)),
    Shot("small-movement", _running(400), size=(960, 600)),
    Shot("small-before", _before, size=(960, 600)),
    Shot("small-ten-minutes", _ten_minutes, size=(960, 600)),
    Shot("small-closing", _closing, size=(960, 600)),
    Shot("small-closing-hurt", _closing_hurt, size=(960, 600)),
    Shot("small-catalogue", _catalogue, size=(960, 600)),
    Shot("large-movement", _running(400), size=(1920, 1080)),
    *(Shot(f"{name}-light", act) for name, act in MORE),
    *(Shot(f"{name}-{theme}", act, theme) for name, act in OWN for theme in ("light", "dark")),
    *(Shot(f"{name}-light", act) for name, act in OWN_LIGHT),
    *(Shot(name, act, size=(960, 600)) for name, act in (*SMALL, *IN_SESSION_SMALL)),
    Shot("small-get-ready", _running(408), size=(960, 600)),
    Shot("history-3-months", _range(QUARTER, 85)),
    Shot("history-year", _range(YEAR, 400)),
    Shot("history-all", _range(None, 1000)),
]
