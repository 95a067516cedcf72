"""What BackCoach is, what it is made of and where its data are."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from backcoach import __date__
from backcoach.app.installation import Channel, licence_texts
from backcoach.ui.design.dialog import Dialog
from backcoach.ui.design.labels import Label
from backcoach.ui.design.panels import TintedBox
from backcoach.ui.design.theme import BODY, SMALL, TITLE, Theme
from backcoach.ui.help.installation_text import how_to_renew, version_line

LICENCES = (
    ("BackCoach", "MIT"),
    ("Inter", "SIL Open Font License 1.1"),
    ("Qt, PySide6", "LGPL 3"),
    ("pyqtgraph", "MIT"),
    ("NumPy", "BSD 3-Clause"),
    ("msgspec", "BSD 3-Clause"),
    ("platformdirs", "MIT"),
    ("jeepney", "MIT"),
    ("miniaudio", "MIT"),
    ("python-calamine, calamine", "MIT"),
    ("tomlkit", "MIT"),
    ("segno", "BSD 3-Clause"),
    ("zxing-cpp", "Apache 2.0"),
    ("cryptography", "Apache 2.0 or BSD 3-Clause"),
    ("Python", "PSF"),
    ("hibari-tts", "Apache 2.0"),
)
"""The parts of the program and the licence of each."""


class AboutDialog(Dialog):
    """Shows the intended use, the version, the licences, and where the data are."""

    reads_out = True

    def __init__(
        self,
        theme: Theme,
        intended_use: Sequence[str],
        version: str,
        data_folder: Path,
        parent: QWidget | None = None,
        *,
        channel: Channel = "checkout",
    ) -> None:
        super().__init__(theme, theme.words.gettext("About"), parent, width=600)
        self._head(version)
        for sentence in intended_use:
            self.text(sentence)
        self._section(
            theme.words.gettext("Your data"),
            theme.words.gettext(
                "Nothing leaves this machine: there is no network code in BackCoach. Everything is kept in this folder:"
            ),
            str(data_folder),
        )
        parts = " · ".join(f"{part} ({licence})" for part, licence in LICENCES)
        self._section(theme.words.gettext("Made of"), parts)
        self._section(theme.words.gettext("A newer version"), how_to_renew(theme.words, channel))
        self.licences = self.button(theme.words.gettext("Licences…"))
        self.licences.clicked.connect(self._show_licences)
        close = self.button(theme.words.gettext("Close"), usual=True)
        close.clicked.connect(self.accept)
        self.fit()
        self.read_out()

    def _show_licences(self) -> None:
        from backcoach.ui.help.licences_dialog import LicencesDialog

        LicencesDialog(self.theme, licence_texts(), self).exec()

    def _head(self, version: str) -> None:
        row = QHBoxLayout()
        row.setSpacing(16)
        mark = QLabel()
        mark.setPixmap(self.theme.icon("app", "accent").pixmap(56, mark.devicePixelRatioF()))
        row.addWidget(mark)
        names = QVBoxLayout()
        names.setSpacing(0)
        name = Label(self.theme, TITLE, strong=True, heading=True)
        name.say("BackCoach")
        names.addWidget(name)
        self.text(version_line(self.theme.words, version, __date__), token="muted", into=names)
        row.addLayout(names, 1)
        self.body.addLayout(row)

    def _section(self, title: str, *lines: str) -> None:
        panel = TintedBox(self.theme, "raised", "line")
        panel.column.setContentsMargins(16, 12, 16, 12)
        self.text(title, strong=True, into=panel.column).set_pixels(BODY - 1)
        for line in lines:
            label = self.text(line, token="muted", into=panel.column)
            label.set_pixels(SMALL + 1)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.body.addWidget(panel)
