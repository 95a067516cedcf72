"""The whole window in a language that a script made up: whatever stands outside its brackets was never translated."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from backcoach.app.translated_catalog import translated_catalog
from backcoach.catalog import Catalog
from backcoach.cues import SpeechWording, SpokenReplies, compile_script, compile_spoken_timeline
from backcoach.cues.messages import Trouble
from backcoach.session import SessionSettings, compile_timeline
from backcoach.session.player import PauseReason
from backcoach.session.settings import SoundSettings
from backcoach.ui.design.scroll_area import ScrollArea
from backcoach.ui.editor.dose_panel import LANGUAGES
from backcoach.words import Words
from backcoach.words.languages import Languages
from pseudo import main as write_pseudo
from tests.gallery.own import OWN_WORDS
from tests.gallery.shots import SHOTS
from tests.gallery.take import Shot, Take
from tests.leftovers import destroy_widgets
from tests.places import ASSETS
from tests.shipped import shipped_catalog
from tests.ui.accessible_tree import said_of

DATA = re.compile(
    r"^BackCoach \(MIT\) · .*|^(?:Datum|Schmerz|Notiz|OK)$"
    r"|BackCoach|English|backcoach|org\.backcoach\S*|/\S+|\S+\.(?:toml|db|csv|json|pdf)|S[0-9](?:, S[0-9])*"
    rf"|{'|'.join(map(re.escape, (*OWN_WORDS, *LANGUAGES.values())))}"
    r"|(?:Ctrl|Shift|F[0-9]+|Esc|Space|Home|Left|Right|Up|Down|Enter|Media \w+|PgUp|PgDown)"
    r"|[0-9]{1,2}:[0-9]{2}\s[AP]M\b|[0-9] [kM]B\b"
    r"|\b[A-Z]\b|\bT\b|[0-9]+ [smh]\b"
)
"""What is not translated: names, places, keys, sources, licences, the columns of a user's file."""
DAYS = re.compile(
    r"\b(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b|\b(?:January|February|March|April|May|June|July|August"
    r"|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b"
)
"""Qt's own words for days and months, which follow the locale."""


def left_over(text: str) -> str:
    """The letters that stand outside the brackets and are no data."""
    while (shorter := re.sub(r"\[[^\[\]]*\]", "", text)) != text:
        text = shorter
    text = DAYS.sub("", DATA.sub("", text))
    return text.strip() if re.search(r"[A-Za-z]{2,}", text) else ""


def texts(widget: QWidget) -> Iterator[tuple[str, str]]:
    """Every text of a widget that somebody sees or hears, with what it is."""
    yield "title", widget.windowTitle()
    yield "tip", re.sub(r"<[^>]*>", "", widget.toolTip())
    yield "name", widget.accessibleName()
    yield "description", "" if isinstance(widget, ScrollArea) else widget.accessibleDescription()  # its labels' text
    if isinstance(widget, QLabel | QAbstractButton):
        yield "text", widget.text()
    if isinstance(widget, QLineEdit):
        yield "hint", widget.placeholderText()
    if isinstance(widget, QComboBox):
        yield from (("item", widget.itemText(row)) for row in range(widget.count()))
    yield from (("action", action.text()) for action in widget.actions())
    if isinstance(widget, QAbstractItemView) and (model := widget.model()) is not None:
        columns = model.columnCount() if isinstance(widget, QTableView) else 1  # a list says it to nobody
        places = [model.index(row, column) for row in range(model.rowCount()) for column in range(columns)]
        for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            yield from (("row", said) for place in places if isinstance(said := model.data(place, role), str))
    if isinstance(widget, QTableView):
        model = widget.model()
        for column in range(model.columnCount()):
            yield "head", str(model.headerData(column, Qt.Orientation.Horizontal) or "")


@pytest.fixture(scope="module")
def words(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("words")
    write_pseudo(folder)
    return folder


LIGHT = [shot for shot in SHOTS if shot.theme == "light" and shot.size == (1366, 768) and shot.name != "message-light"]
"""One says a sentence of its own."""
FEW = {"idle", "movement-light", "details-light", "card-settings-light", "card-safety-light", "catalogue-light"}


@pytest.mark.parametrize(
    "shot",
    [pytest.param(shot, marks=() if shot.name in FEW else pytest.mark.thorough, id=shot.name) for shot in LIGHT],
)
def test_no_word_is_left_outside_the_brackets(qtbot: QtBot, tmp_path: Path, words: Path, shot: Shot) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    found: set[str] = set()

    def look(seen: QWidget) -> None:
        for widget in (seen, *seen.findChildren(QWidget)):
            found.update(f"{what}: {text}" for what, text in texts(widget) if left_over(text))
        spoken = ((what, text) for what, text in said_of(seen) if what != "Form Description")  # its labels' text
        found.update(f"{what}: {text}" for what, text in spoken if left_over(text))

    take = Take(app, tmp_path / "data", tmp_path / "shot.png", shot, "en_XA", words)
    take.look = look
    shot.act(take)
    take.finish()
    destroy_widgets()
    assert not found, "\n".join(sorted(found))


def answers(replies: SpokenReplies, catalog: Catalog) -> list[str]:
    """Everything that is answered to a key; each way of answering is here."""
    timeline = compile_timeline(catalog.as_routine("bird-dog"), catalog, SessionSettings())
    moments = [timeline.at(t) for t in (1.0, timeline.duration_s / 2)]
    told = {
        "left": [replies.left(moment) for moment in moments],
        "paused": [replies.paused(reason) for reason in get_args(PauseReason)],
        "going_on": [replies.going_on()],
        "more": [replies.more(10, 0), replies.more(0, 1), replies.more(0, 2)],
        "graded": [replies.graded(value, "[.]") for value in range(11)],
        "fewer": [replies.fewer()],
        "hurt": [replies.hurt(marked=True), replies.hurt(marked=False)],
        "ease": [replies.ease(easier, fewer=True, goes_on=on) for easier in ("", "[.]") for on in (True, False)],
        "smaller": [replies.smaller()],
        "easier": [replies.easier()],
        "left_out": [replies.left_out()],
        "skipped": [replies.skipped()],
        "back": [replies.back()],
        "again": [replies.again()],
        "question": [replies.question(with_keys=True), replies.question(with_keys=False)],
        "score": [replies.score(value) for value in range(11)],
        "reasons": [replies.reasons(["[.]", "[.]"])],
    }
    public = {name for name in vars(SpokenReplies) if not name.startswith("_")}
    assert told.keys() == public
    return [text for texts in told.values() for text in texts]


def test_no_spoken_word_is_left_outside_the_brackets(words: Path, tmp_path: Path) -> None:
    said = Words()
    Languages(words, tmp_path).use(said, "en_XA", ())
    catalog = translated_catalog(shipped_catalog(), ASSETS, said)
    wording, settings = SpeechWording(said, catalog), SoundSettings(talk="full")
    replies = SpokenReplies(said, catalog)
    spoken = [wording.trial(), wording.own_pace(), *answers(replies, catalog)]
    spoken += [wording.trouble(trouble) for trouble in get_args(Trouble)]
    for id in (*catalog.routines, *catalog.exercises):
        timeline = compile_spoken_timeline(catalog.as_routine(id), wording, SessionSettings(), settings)
        cues = compile_script(timeline, wording, settings).cues
        spoken += [cue.text for cue in cues if cue.kind == "speech"]
    assert len(spoken) > 500
    assert not [text for text in spoken if left_over(text)]
