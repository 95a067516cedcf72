"""Messages are looked up, their places are filled, and nothing that a translation has wrong reaches anybody."""

import gettext
from collections.abc import Mapping
from typing import Any, ClassVar

import pytest

from backcoach.problem import Problem
from backcoach.words import N_, Message, Words
from backcoach.words.words import END, ISOLATE, Said
from tests.words.shouting import Shouting, shouting


class German(Shouting):
    """A few messages, one of them with a place that is not in the English one."""

    FOUND: ClassVar[Mapping[str, str]] = {
        "{count} score": "{count} Wert",
        "Broken {name}.": "Kaputt {nmae}.",
        "Odd {name}.": "Seltsam {name.no}.",
        "Median {value:.1f} of {most:,}": "Median {value:.1f} von {most:,}",
    }

    def gettext(self, message: str) -> str:
        return self.FOUND.get(message, message)

    def pgettext(self, context: str, message: str) -> str:
        return "1.234,5" if context == "how a number is written" else f"{context}|{message}"


def speaking(catalogue: Any, language: str = "de") -> Words:
    words = Words()
    words.use(language, catalogue, "de_DE")
    return words


def test_english_is_what_the_messages_say() -> None:
    words = Words()
    assert words.gettext("Stop") == "Stop"
    assert words.gettext("Next: {name}", name="Plank") == "Next: Plank"
    assert words.pgettext("breath", "hold {n} s", n=2) == "hold 2 s"
    assert words.pgettext("breath", "hold") == "hold"
    assert [words.ngettext("{count} day", "{count} days", n) for n in (0, 1, 2)] == ["0 days", "1 day", "2 days"]
    assert words.npgettext("spoken", "once", "{count} times", 1) == "once"
    assert words.look_up("") == ""
    assert words.look_up_in("exercises/plank:name", "Plank") == "Plank"
    assert words.listed(["a", "b"]) == "a, b"
    assert words.number(3.5) == "3.5"
    assert words.isolated("07:12") == "07:12"
    assert not words.right_to_left
    assert N_("Colours") == "Colours"


def test_every_way_of_asking_goes_through_the_catalogue() -> None:
    words = shouting()
    assert words.gettext("next: {name}", name="plank") == "NEXT: plank"
    assert words.pgettext("breath", "hold") == "HOLD"
    assert words.ngettext("{count} day", "{count} days", 2) == "2 DAYS"
    assert words.npgettext("spoken", "once", "{count} times", 3) == "3 TIMES"
    assert words.look_up("colours") == "COLOURS"
    assert words.look_up_in("exercises/plank:name", "plank") == "PLANK"


def test_numbers_are_written_as_the_language_writes_them() -> None:
    words = speaking(German())
    assert words.gettext("Median {value:.1f} of {most:,}", value=3.25, most=12000) == "Median 3,2 von 12.000"
    assert words.number(1234.5, ",") == "1.234,5"
    assert words.gettext("{yes}", yes=True) == "True"


def test_a_sample_that_is_no_number_leaves_numbers_alone() -> None:
    words = Words()
    words.use("xx", gettext.NullTranslations(), "xx")
    assert words.number(3.5) == "3.5"


@pytest.mark.parametrize("message", ["Broken {name}.", "Odd {name}."])
def test_a_translation_with_a_wrong_place_falls_back_to_english(message: str) -> None:
    assert speaking(German()).gettext(message, name="X") == message.format(name="X")


def test_values_in_a_right_to_left_sentence_keep_their_own_direction() -> None:
    words = shouting("ar_XB")
    assert words.right_to_left
    assert words.gettext("at {time}", time="07:12") == f"AT {ISOLATE}07:12{END}"
    assert words.gettext("at {time}", time="") == "AT "
    assert words.isolated("07:12") == f"{ISOLATE}07:12{END}"
    assert words.isolated("") == ""


def test_a_problem_is_english_as_text_and_translated_where_it_is_shown() -> None:
    inner = Problem("the disk is full")
    problem = Problem("{path} could not be written ({reason}); choose another place.", path="a.csv", reason=inner)
    assert str(problem) == "a.csv could not be written (the disk is full); choose another place."
    assert problem.said(shouting()) == "a.csv COULD NOT BE WRITTEN (THE DISK IS FULL); CHOOSE ANOTHER PLACE."


def test_something_that_is_said_says_itself() -> None:
    with pytest.raises(NotImplementedError):
        Said().said(Words())


def test_a_message_is_english_as_text_and_said_in_another_language_later() -> None:
    words = shouting()
    told = Message("row {line}: {what}", line="4", what=Message("no day"))
    assert told == "row 4: no day"
    assert hash(told) == hash("row 4: no day")
    assert told.said(words) == "ROW 4: NO DAY"
    assert Message.in_context("phase", "hold").said(words) == "HOLD"
    assert Message.plural("{count} row", "{count} rows", 1) == "1 row"
    assert Message.plural("{count} row", "{count} rows", 2).said(words) == "2 ROWS"
    assert Message.listed(["a", Message("b")]).said(words) == "a, B"
    assert words.gettext("left out: {why}", why=told) == "LEFT OUT: ROW 4: NO DAY"
    assert [words.text_of(text) for text in (told, "a name", Problem("gone"))] == ["ROW 4: NO DAY", "a name", "GONE"]


def test_the_sentence_of_a_problem_can_be_kept() -> None:
    sentence = Problem("{path} is gone.", path="a.csv").sentence
    assert sentence == "a.csv is gone."
    assert sentence.said(shouting()) == "a.csv IS GONE."
