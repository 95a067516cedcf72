"""The safety page as a dialog: shown when it is due, and whenever the user wants to read it."""

from datetime import datetime

from PySide6.QtWidgets import QWidget

from backcoach.app.safety_service import Outcome
from backcoach.coaching import SafetyReason, SafetyTexts
from backcoach.ui.design.dialog import Dialog
from backcoach.ui.design.theme import Theme
from backcoach.ui.widgets.safety_panel import SafetyPanel


class SafetyDialog(Dialog):
    """Once closed, `outcome` says whether it was read, a sign of an emergency was ticked, or neither.

    `safety` has its emergency number filled in; `why` is why it is shown now, None if the user opened it. `original` is
    the page in English, shown below a translation that no clinician has signed. `asked_at` is when the user noted
    to have asked first.
    """

    reads_out = True

    def __init__(
        self, theme: Theme, safety: SafetyTexts, *, why: SafetyReason | None = None, parent: QWidget | None = None,
        original: SafetyTexts | None = None, asked_at: datetime | None = None,
    ) -> None:  # fmt: skip
        super().__init__(theme, safety.page.title, parent, width=1160)
        self.words = theme.words
        self.outcome: Outcome = "closed"
        english = original.page if original else None
        lead = safety.why[why] if why else ""
        self.panel = SafetyPanel(theme, safety.page, lead, english, asked_at, narrow=self.narrow, wide=self.wide)
        self.panel.emergency.connect(self._switch)
        self.body.addWidget(self.panel)
        self.mistake = self.button(theme.words.gettext("I ticked that by mistake"))
        self.close_button = self.button(theme.words.gettext("Close"))
        self.read = self.button(theme.words.gettext("I have read this"), usual=True)
        self.mistake.hide()
        self.mistake.clicked.connect(self.panel.untick)
        self.close_button.clicked.connect(self.reject)
        self.read.clicked.connect(self._read)
        self.scrolled.connect(self._name_button)
        self._emergency = safety.page.emergency_title
        self.must_be_read = True
        self.fit()
        self.read_out()

    def _switch(self, urgent: bool) -> None:
        self.outcome = "emergency" if urgent else "closed"
        self.heading.setVisible(not urgent)
        self.mistake.setVisible(urgent)
        self.read.setVisible(not urgent)
        self.must_be_read = not urgent
        self.usual = self.close_button if urgent else self.read
        self.hint.hide()
        self.fit()
        self.read_out(self._emergency if urgent else "")

    def _name_button(self) -> None:
        self.read.rename(
            self.words.gettext("I have read this") if self.seen_to_the_end else self.words.gettext("Read on")
        )

    def _read(self) -> None:
        if not self.seen_to_the_end:
            self.scroll_on()
            self.read_out()
            return
        self.outcome = "read"
        self.accept()
