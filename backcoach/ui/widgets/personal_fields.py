"""What concerns the person: what they have, their cautions, whom to call; shared by the welcome and the settings."""

from typing import get_args

from PySide6.QtCore import QObject

from backcoach.catalog import Catalog, Equipment
from backcoach.catalog.types import Caution
from backcoach.phrases import Phrases
from backcoach.ui.design.check_box import CheckBoxList
from backcoach.ui.design.fields import TextField
from backcoach.ui.design.form import FormRow
from backcoach.ui.design.theme import Theme


class PersonalFields(QObject):
    """Makes the rows of a form about the person."""

    def __init__(self, theme: Theme, catalog: Catalog, phrases: Phrases) -> None:
        super().__init__()
        self._theme = theme
        self._catalog = catalog
        self._phrases = phrases

    def equipment(self) -> FormRow:
        """Tick boxes for every thing in the catalogue, each with what a household has instead."""
        or_else = self.tr("or {}")
        options = [(thing.name, _capital(thing.name), or_else.format(thing.instead)) for thing in self.things()]
        hint = self.tr("Untick what you cannot fetch. What is said in the second line will do as well.")
        return FormRow("equipment", self.tr("What you have"), CheckBoxList(self._theme, options), hint)

    def cautions(self) -> FormRow:
        """Tick boxes for every caution."""
        options = [(each, _capital(self._phrases.caution(each)), "") for each in get_args(Caution)]
        hint = self.tr("If you like: exercises are hidden, or shown with a warning, for what you tick. It stays here.")
        return FormRow("cautions", self.tr("Cautions"), CheckBoxList(self._theme, options), hint)

    def emergency_number(self) -> FormRow:
        """The number that the safety page says to call."""
        words = self.tr("Emergency number")
        hint = self.tr("112, 999, 911 or another, as it is where you are. The safety page says to call it.")
        return FormRow("emergency_number", words, TextField(self._theme, name=words), hint)

    def things(self) -> tuple[Equipment, ...]:
        """Every thing that some exercise needs, the most often needed first."""
        needs = [thing for exercise in self._catalog.exercises.values() for thing in exercise.equipment]
        names = [thing.name for thing in needs]
        first = {thing.name: thing for thing in reversed(needs)}
        return tuple(sorted(first.values(), key=lambda thing: (-names.count(thing.name), thing.name)))


def _capital(words: str) -> str:
    words = words.removeprefix("a ")
    return words[:1].upper() + words[1:]
