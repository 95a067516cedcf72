"""Makes sure that there are letters to print with."""

from pathlib import Path

from PySide6.QtGui import QFontDatabase, QFontMetrics, QGuiApplication

from backcoach.problem import Problem


def printing_family(folder: Path) -> str:
    """The family to print in: that of the fonts in the folder, else the system's; Problem when there is none at all.

    Needs a QGuiApplication.
    """
    families: list[str] = []
    for path in sorted(folder.glob("*.[ot]tf")):
        families += QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(path)))
    if families:
        return min(families, key=len)
    font = QGuiApplication.font()
    if not QFontMetrics(font).inFont("a"):  # the database lists names even where there is nothing behind them
        raise Problem(
            "There is no font on this machine to print with; install one, such as the package fonts-dejavu-core."
        )
    return font.family()
