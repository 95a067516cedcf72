"""The first start: what BackCoach is, the safety page, and the user's equipment and cautions."""

import msgspec
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from backcoach.app.preferences import Preferences
from backcoach.app.safety_service import Outcome
from backcoach.app.setting_fields import field_of
from backcoach.catalog import Catalog
from backcoach.coaching import SafetyPage, SafetyTexts
from backcoach.coaching.emergency import number_for
from backcoach.coaching.prompts import FIRST_ROUTINES, Feeling
from backcoach.phrases import Phrases
from backcoach.ui.design.buttons import Button
from backcoach.ui.design.dialog import Dialog, height_for
from backcoach.ui.design.discard import discard
from backcoach.ui.design.flow_layout import FlowLayout
from backcoach.ui.design.form import Form
from backcoach.ui.design.labels import Label
from backcoach.ui.design.painting import draw_box, smooth
from backcoach.ui.design.theme import BODY, LARGE, Theme
from backcoach.ui.widgets.feelings import feelings
from backcoach.ui.widgets.safety_panel import SafetyPanel
from backcoach.ui.widgets.setting_rows import SettingRows


class _Progress(QWidget):
    """A mark for each page: longer for the present one, filled for it and those before."""

    accessible_role = "Graphic"

    def __init__(self, theme: Theme, pages: int) -> None:
        super().__init__()
        self._theme = theme
        self._pages = pages
        self._page = 0
        self.setFixedSize(QSize(pages * 16 + 24, 12))

    def show_page(self, page: int, name: str) -> None:
        """Mark a page; `name` is for screen readers."""
        self._page = page
        self.setAccessibleName(name)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The marks."""
        painter, left = smooth(QPainter(self)), 0.0
        for page in range(self._pages):
            wide = 28.0 if page == self._page else 8.0
            token = "accent" if page <= self._page else "track"
            draw_box(painter, QRectF(left, 2, wide, 8), self._theme.color(token), radius=4)
            left += wide + 8


class WelcomeDialog(Dialog):
    """Three pages; once closed, `outcome` is "read" if the user got to the end, and `preferences` are what was chosen.

    `safety` is as in its file; the emergency number typed on the first page is filled in.
    """

    reads_out = True

    def __init__(
        self,
        theme: Theme,
        safety: SafetyTexts,
        preferences: Preferences,
        catalog: Catalog,
        phrases: Phrases,
        parent: QWidget | None = None,
        original: SafetyPage | None = None,
    ) -> None:
        super().__init__(theme, theme.words.gettext("Welcome to BackCoach"), parent, width=1160)
        self.words = theme.words
        self.outcome: Outcome = "closed"
        self.starts = False
        """Whether the first session is to begin at once."""
        self._safety, self._original = safety, original
        self._before = preferences = _with_number(preferences, theme.words.locale)
        self._routines = catalog.routines
        rows = SettingRows(theme, catalog, phrases, narrow=self.narrow)
        if self._is_first:
            everything = tuple(thing.key for thing in rows.things())
            preferences = msgspec.structs.replace(preferences, equipment=preferences.equipment or everything)
        number = field_of(lambda chosen: chosen.emergency_number)
        about_you = (field_of(lambda chosen: chosen.equipment), field_of(lambda chosen: chosen.cautions))
        self.number = Form(theme, [rows.row(number)], preferences, narrow=self.narrow)
        self.own = Form(theme, [rows.row(field) for field in about_you], preferences, narrow=self.narrow)
        self._routine = FIRST_ROUTINES["usual"] if self._is_first else preferences.routine
        self.feelings: dict[Feeling, Button] = {}
        self.page = 0
        self.panel: SafetyPanel | None = None
        self._pages = [self._about(), QWidget(), self._about_you()]
        QVBoxLayout(self._pages[1]).setContentsMargins(0, 0, 0, 0)
        for page in self._pages:
            self.body.addWidget(page)
        self._fill_foot()
        self.show_page(0)

    @property
    def preferences(self) -> Preferences:
        """What was chosen; the first start is done if the user got to the end."""
        chosen = self.own.applied_to(self.number.applied_to(self._before))
        done = self.outcome == "read"
        routine = self._routine if done and self._routine in self._routines else chosen.routine
        return msgspec.structs.replace(chosen, first_start_done=done, routine=routine)

    @property
    def has_asked(self) -> bool:
        """Whether the user says to have asked first."""
        return self.panel is not None and self.panel.asked.isChecked()

    def show_page(self, page: int) -> None:
        """Show a page: 0 is what BackCoach is, 1 the safety page, 2 equipment and cautions."""
        self.page = page
        if page == 1:
            self._fill_safety()
        for place, each in enumerate(self._pages):
            each.setVisible(place == page)
        titles = (self.words.gettext("Welcome to BackCoach"), self._safety.page.title, self.words.gettext("About you"))
        self.heading.say(titles[page])
        self._name_button()
        self.back.setVisible(page > 0)
        self.look.setVisible(page == 2 and self._is_first)
        name = self.words.gettext("Page {page} of {count}", page=page + 1, count=len(self._pages))
        self.progress.show_page(page, name)
        self.must_be_read = page == 1
        self.hint.hide()
        self.fit(self._tallest())
        self.scroll_to_top()
        self.read_out()

    def _fill_foot(self) -> None:
        self.progress = _Progress(self.theme, len(self._pages))
        self.lead_foot(self.progress)
        self.back = self.button(self.words.gettext("Back"), icon="left")
        self.mistake = self.button(self.words.gettext("I ticked that by mistake"))
        self.close_button = self.button(self.words.gettext("Close"))
        self.look = self.button(self.words.gettext("Look around first"))
        self.go_on = self.button(self.words.gettext("Next"), usual=True)
        self.mistake.hide()
        self.close_button.hide()
        self.look.clicked.connect(self._finish)
        self.back.clicked.connect(lambda: self.show_page(self.page - 1))
        self.go_on.clicked.connect(self._go_on)
        self.close_button.clicked.connect(self.reject)
        self.scrolled.connect(self._name_button)

    def _name_button(self) -> None:
        last = self.words.gettext("Start") if self._is_first else self.words.gettext("Done")
        ahead = (self.words.gettext("Next"), self.words.gettext("I have read this"), last)
        more = self.page == 1 and not self.seen_to_the_end
        self.go_on.rename(self.words.gettext("Read on") if more else ahead[self.page])

    def _go_on(self) -> None:
        if self.page == 1 and not self.seen_to_the_end:
            self.scroll_on()
            self.read_out()
            return
        if self.page + 1 < len(self._pages):
            self.show_page(self.page + 1)
            return
        self.starts = self._is_first
        self._finish()

    def _finish(self) -> None:
        self.outcome = "read"
        self.accept()

    @property
    def _is_first(self) -> bool:
        return not self._before.first_start_done

    def _about(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(16)
        what, limits = self._safety.intended_use
        self.text(what, into=column).set_pixels(LARGE)
        self.text(limits, into=column).set_pixels(BODY + 1)
        column.addSpacing(8)
        for icon, text in (
            (
                "edit",
                self.words.gettext("You, or your physiotherapist, choose every exercise and how much of it to do."),
            ),
            ("pause", self.words.gettext("Stop whenever you like; what you have done is saved.")),
            ("safety", self.words.gettext("Everything stays on this machine: BackCoach never uses a network.")),
        ):
            column.addLayout(self._point(icon, text))
        column.addSpacing(8)
        self.text(self.words.gettext("The emergency number where you are: is this right?"), strong=True, into=column)
        column.addWidget(self.number)
        self.text(self.words.gettext("Three short pages. You can change all of it later."), token="muted", into=column)
        column.addStretch()
        return page

    def _about_you(self) -> QWidget:
        """One question, whose answer picks the first routine; then things and cautions."""
        words, page = self.words, QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(10)
        self.text(words.gettext("How is your back today?"), strong=True, into=column).set_pixels(BODY + 2)
        for feeling, text in feelings(words):
            button = self.feelings[feeling] = Button(self.theme, text, size=48)
            button.clicked.connect(lambda _=False, feeling=feeling: self._answer(feeling))
        column.addWidget(FlowLayout(tuple(self.feelings.values()), spacing=8, fill=True))
        lead = words.gettext("Your answer picks a short routine to begin with. If a caution is yours, tick it first.")
        self.text(lead, token="muted", into=column)
        column.addSpacing(6)
        column.addWidget(self.own)
        column.addStretch()
        return page

    def _answer(self, feeling: Feeling) -> None:
        self._routine = FIRST_ROUTINES[feeling]
        self._finish()

    def _point(self, icon: str, text: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        mark = QLabel()
        mark.setPixmap(self.theme.icon(icon, "accent").pixmap(24, 24))
        row.addWidget(mark)
        label = Label(self.theme, BODY + 1, paragraph=True)
        label.say(text)
        row.addWidget(label, 1)
        return row

    def _fill_safety(self) -> None:
        """Make the safety page with the number that was typed, and nothing ticked."""
        chosen = self.number.applied_to(self._before)
        if self.panel is not None:
            discard(self.panel)
        page = self._safety.with_emergency_number(chosen.emergency_number).page
        self.panel = SafetyPanel(self.theme, page, original=self._original, narrow=self.narrow, wide=self.wide)
        self.panel.emergency.connect(self._switch)
        self.mistake.clicked.connect(self.panel.untick)
        inside = self._pages[1].layout()
        if inside is not None:
            inside.addWidget(self.panel)

    def _switch(self, urgent: bool) -> None:
        self.outcome = "emergency" if urgent else "closed"
        usual: list[QWidget] = [self.heading, self.progress, self.back, self.go_on]
        for part in usual:
            part.setVisible(not urgent)
        for button in (self.mistake, self.close_button):
            button.setVisible(urgent)
        self.must_be_read = not urgent
        self.usual = self.close_button if urgent else self.go_on
        self.hint.hide()
        self.fit(self._tallest())
        self.read_out(self._safety.page.emergency_title if urgent else "")

    def _tallest(self) -> int:
        """The height of the tallest page: all have it, so that the buttons stay where they are."""
        width = self.width() - 2 * self.side
        inside = [page.layout() for page in self._pages]
        return max(height_for(each, width) for each in inside if each is not None) + 24


def _with_number(preferences: Preferences, locale: str) -> Preferences:
    """The preferences with the emergency number of the country, if the user has not chosen one yet."""
    if preferences.first_start_done or preferences.emergency_number != Preferences().emergency_number:
        return preferences
    return msgspec.structs.replace(preferences, emergency_number=number_for(locale))
