"""Runs every command of a bundle, over a home folder of its own."""

from __future__ import annotations

import subprocess
from io import BytesIO
from pathlib import Path

import segno
from PySide6.QtCore import QBuffer, QByteArray
from PySide6.QtGui import QImage, QImageWriter

from backcoach.cli.command_line import build_parser
from backcoach.history.exchange.sealed import MAGIC
from backcoach.ui.figures.picture_shrinker import FORMATS
from release import texts, trim
from release.project import ROOT

PATIENCE_S = 120
BOOKS = ROOT / "tests" / "history" / "exchange" / "workbooks"
ERASE = "delete everything"


class Commands:
    """The command line of a bundle; each method raises AssertionError for the first thing that does not work."""

    def __init__(self, program: Path, home: Path, environment: dict[str, str]) -> None:
        self._program = program
        self._home = home
        self._environment = environment
        self._called = {"window", "open"}

    def run_all(self) -> None:
        """Every command that the help names; those that open the window are run elsewhere."""
        assert self.call("--version")
        self._languages()
        self._catalogue()
        self._pages()
        self._exchange()
        self._workbooks()
        self._backups()
        self._photos()
        wanted = {name for name, _, _ in texts.commands(build_parser())}
        assert self._called >= wanted, f"not run: {wanted - self._called}"

    def call(self, *arguments: str | Path) -> str:
        """What a command printed."""
        # A folder of its own by name: Windows tells the usual one whatever the environment says, and `erase` is run.
        command = [self._program, "--data-dir", self._home / "data", *arguments]
        done = subprocess.run(command, env=self._environment, capture_output=True, text=True, timeout=PATIENCE_S)
        assert done.returncode == 0, f"{arguments}: {done.stderr}"
        self._called.add(str(arguments[0]))
        return done.stdout

    def _photos(self) -> None:
        """The process that makes photos small reads every format that the window takes, and the code on a page."""
        photo = QImage(1600, 900, QImage.Format.Format_RGB32)
        for name in sorted(FORMATS):
            given = QBuffer()
            assert QImageWriter(given, QByteArray(name)).write(photo), f"{name!r} can be written here"
            made = QImage.fromData(self._picture("{}", bytes(given.data().data())))
            assert (made.width(), made.height()) == (1200, 675), f"{name!r} was not read"
        page = BytesIO()
        segno.make_qr("A ROUTINE").save(page, kind="png", scale=4)
        assert self._picture('{"code": true}', page.getvalue()) == b"A ROUTINE"

    def _picture(self, told: str, given: bytes) -> bytes:
        command: list[str | Path] = [self._program, "picture", told]
        done = subprocess.run(command, env=self._environment, input=given, capture_output=True, timeout=PATIENCE_S)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def _languages(self) -> None:
        """The words of each language come along."""
        english = self.call("list")
        for language in trim.languages(ROOT):
            self._environment["LANG"] = f"{language}.UTF-8"
            assert self.call("list") != english, f"{language} is not spoken"
        self._environment["LANG"] = "C.UTF-8"

    def _catalogue(self) -> None:
        for arguments in (("list",), ("show", "bird-dog"), ("timeline", "seven-actions"), ("cues", "seven-actions")):
            assert self.call(*arguments)

    def _pages(self) -> None:
        self.call("figure", "bird-dog", "-o", self._home / "figure.svg")
        self.call("log", "4")
        self.call("sheet", "seven-actions", "-o", self._home / "sheet.pdf")
        self.call("report", "-o", self._home / "report.pdf")
        for page in ("sheet.pdf", "report.pdf"):
            assert b"Inter" in (self._home / page).read_bytes(), "the page has its own font"

    def _exchange(self) -> None:
        """An export under a passphrase is opened again, which needs `cryptography`."""
        words, whole, sealed, opened = (self._home / name for name in ("words", "all.json", "x.backcoach", "open.json"))
        words.write_text("long walks help\n", encoding="utf-8")
        for name in ("all.json", "scores.csv"):
            self.call("export", "-o", self._home / name)
        self.call("export", "-o", sealed, "--passphrase-file", words)
        assert sealed.read_bytes().startswith(MAGIC)
        self.call("unseal", sealed, "-o", opened, "--passphrase-file", words)
        assert b'"value":4' in opened.read_bytes()
        self.call("import", whole)
        self.call("import", sealed, "--passphrase-file", words)

    def _workbooks(self) -> None:
        """Workbooks are read, which needs calamine; what one brought is taken back."""
        for book in ("times.xlsx", "moments.ods"):
            assert " new" in self.call("import", BOOKS / book, "--preview")
        self.call("import", BOOKS / "times.xlsx")
        newest = self.call("imports").splitlines()[0]
        assert "times.xlsx" in newest
        assert "deleted" in self.call("undo-import", newest.split()[0])

    def _backups(self) -> None:
        self.call("backup", "--to", self._home / "kept.db")
        self.call("log", "7")
        assert "Restored" in self.call("restore", self._home / "kept.db", "--yes")
        (self._home / "shared").mkdir()
        assert "Sent" in self.call("sync", self._home / "shared")
        assert "Deleted" in self.call("erase", "--confirm", ERASE)
