"""Makes the row of a form for each setting from its record."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, get_args

from PySide6.QtCore import QObject

from backcoach.app.setting_fields import SettingField
from backcoach.catalog import Catalog, Equipment
from backcoach.catalog.types import Caution
from backcoach.coaching.things import NO_THINGS
from backcoach.phrases import Phrases
from backcoach.setting import Control
from backcoach.ui.design.check_box import CheckBoxList, Switch
from backcoach.ui.design.fields import Dropdown, NumberField, PercentField, TextField
from backcoach.ui.design.form import FormRow
from backcoach.ui.design.form_control import FormControl
from backcoach.ui.design.segmented_choice import SegmentedChoice
from backcoach.ui.design.theme import Theme
from backcoach.ui.widgets.session_fields import BreathField, RestField


class SettingRows(QObject):
    """Knows a control for every kind of setting; `voices` are those that can be chosen at present.

    `narrow`: one column where there would be two.
    """

    def __init__(
        self, theme: Theme, catalog: Catalog, phrases: Phrases, voices: Sequence[str] = (),
        languages: Mapping[str, str] | None = None, *, narrow: bool = False,
    ) -> None:  # fmt: skip
        super().__init__()
        self._columns = 1 if narrow else 2
        self.words = theme.words
        self._theme = theme
        self._catalog = catalog
        self._phrases = phrases
        self._voices = voices
        self._languages = languages or {}
        self._makers: dict[Control, Callable[[SettingField], FormControl]] = {
            "by type": self._by_type,
            "percent": lambda field: PercentField(theme, name=self.words.look_up(field.record.title)),
            "rest": lambda _: RestField(theme),
            "breath": lambda _: BreathField(theme),
            "voice": self._voice,
            "language": self._language,
            "equipment": self._equipment,
            "cautions": lambda _: self._cautions(),
            "text": lambda field: TextField(theme, name=self.words.look_up(field.record.title)),
        }

    def row(self, field: SettingField, *, labelled: bool = True) -> FormRow:
        """A row that shows and changes the setting; without its title where the page says that already."""
        record = field.record
        label = self.words.look_up(record.title) if labelled else ""
        return FormRow(field, label, self._makers[record.control](field), self.words.look_up(record.hint))

    def things(self) -> tuple[Equipment, ...]:
        """Every thing that some exercise needs, the most often needed first."""
        needs = [thing for exercise in self._catalog.exercises.values() for thing in exercise.equipment]
        names = [thing.name for thing in needs]
        first = {thing.name: thing for thing in reversed(needs)}
        return tuple(sorted(first.values(), key=lambda thing: (-names.count(thing.name), thing.name)))

    def _by_type(self, field: SettingField) -> FormControl:
        record, name = field.record, self.words.look_up(field.record.title)
        if isinstance(field.default, bool):
            return Switch(self._theme, self.words.look_up(record.label))
        if record.choices:
            choices = [(value, self.words.look_up(words)) for value, words in record.choices]
            return SegmentedChoice(self._theme, choices, name=name)
        assert field.least is not None and field.greatest is not None  # noqa: PT018
        unit = f" {self.words.look_up(record.unit)}" if record.unit else ""
        width = 290 if len(unit) > 4 else 0
        return NumberField(
            self._theme, field.least, field.greatest, step=record.step, unit=unit, name=name, **_width(width)
        )

    def _voice(self, field: SettingField) -> FormControl:
        return Dropdown(
            self._theme, self.words.gettext("The usual one"), self._voices, name=self.words.look_up(field.record.title)
        )

    def _language(self, field: SettingField) -> FormControl:
        """Every language by its own name; the usual one is the system's."""
        title = self.words.look_up(field.record.title)
        return Dropdown(self._theme, self.words.gettext("Like the system"), self._languages, name=title)

    def _equipment(self, field: SettingField) -> FormControl:
        """Check boxes for every thing in the catalogue, each with its household substitute."""
        options = [
            (thing.key, _capital(thing.name), self.words.gettext("or {instead}", instead=thing.instead))
            for thing in self.things()
        ]
        things = _Things(self._theme, options, columns=self._columns)
        things.setAccessibleName(self.words.look_up(field.record.title))
        return things

    def _cautions(self) -> FormControl:
        options = [(each, _capital(self._phrases.caution(each)), "") for each in get_args(Caution)]
        return CheckBoxList(self._theme, options, columns=self._columns)


class _Things(CheckBoxList):
    """Things that the user has; an empty value means that nothing was said yet, so having none has one of its own."""

    def __init__(self, theme: Theme, options: Sequence[tuple[str, str, str]], *, columns: int) -> None:
        super().__init__(theme, options, columns=columns)
        self._was_said = False
        self.changed.connect(self._say)

    def value(self) -> tuple[str, ...]:
        """The ticked ones; none of them only after the user said so."""
        return super().value() or ((NO_THINGS,) if self._was_said else ())

    def set_value(self, value: Any) -> None:
        """Tick these."""
        self._was_said = bool(value)
        super().set_value(value)

    def _say(self) -> None:
        self._was_said = True


def _width(width: int) -> dict[str, int]:
    return {"width": width} if width else {}


def _capital(words: str) -> str:
    words = words.removeprefix("a ")
    return words[:1].upper() + words[1:]
