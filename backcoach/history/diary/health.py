"""Apple Health's export: the entries for pain in the lower back, as a table."""

from xml.parsers import expat

from backcoach.history.diary.opened import OpenedFile
from backcoach.history.diary.shapes import Shape
from backcoach.history.diary.table import Table, Tick, unheard
from backcoach.problem import Problem
from backcoach.words import Message

RECORD = "HKCategoryTypeIdentifierLowerBackPain"
_SEVERITY = "HKCategoryValueSeverity"
_CHUNK = 1 << 20
SHAPE = Shape("Apple Health", (), day="startDate", score="severity")
_HEADING = ["startDate", "severity"]


class _Records:
    """What the parser finds."""

    def __init__(self) -> None:
        self.rows: list[list[str]] = []
        self.lines: list[int] = []
        self.root = ""
        self._parser = expat.ParserCreate()
        self._parser.StartElementHandler = self._element
        self._parser.EntityDeclHandler = self._refuse

    def feed(self, data: bytes, tick: Tick) -> None:
        """All of the file."""
        for start in range(0, len(data), _CHUNK):
            self._parser.Parse(data[start : start + _CHUNK], start + _CHUNK >= len(data))
            tick(start, len(data))

    def _element(self, name: str, attributes: dict[str, str]) -> None:
        self.root = self.root or name
        if name == "Record" and attributes.get("type") == RECORD:
            severity = attributes.get("value", "").removeprefix(_SEVERITY)
            severity = f"severity {severity}" if severity.isdecimal() else severity  # a code, not a score
            self.rows.append([attributes.get("startDate", ""), severity])
            self.lines.append(self._parser.CurrentLineNumber)

    def _refuse(self, *_declaration: object) -> None:
        raise Problem("The file defines entities of its own, which no export does; it is not read.")


def open_health(data: bytes, tick: Tick = unheard) -> OpenedFile:
    """The table of an export; a Problem for other XML and for an export without such entries."""
    records = _Records()
    try:
        records.feed(data, tick)
    except (LookupError, ValueError):
        raise Problem("The file is XML in an encoding that nothing knows; export it again.") from None
    except expat.ExpatError as error:
        raise Problem("The file cannot be read as XML (line {lineno}); export it again.", lineno=error.lineno) from None
    if records.root != "HealthData":
        raise Problem(
            "The file is XML of a kind that BackCoach does not know (“{root}”); choose a table, or "
            "export.xml of Apple Health.",
            root=records.root[:40],
        )
    if not records.rows:
        raise Problem(
            "This export of Apple Health has no entry for pain in the lower back; there is nothing to take in."
        )
    table = Table([_HEADING, *records.rows], [0, *records.lines], headed=True)
    return OpenedFile(Message("an export of Apple Health"), table, SHAPE)
