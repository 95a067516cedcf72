"""The catalogues are those of today's messages, and nothing in them can break the program."""

import os
import re
from gettext import c2py
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.pofile import read_po
from PySide6.QtCore import QLocale

import messages
from backcoach.problem import Problem
from backcoach.words import Words
from backcoach.words.languages import Languages, system_languages
from backcoach.words.po_file import catalogue_of, compiled, remarks_of
from backcoach.words.po_file import read_po as read_fast
from tests.corner import thorough
from tests.places import ASSETS

CATALOGUES = sorted((ASSETS / "words").glob("*.po"))
EACH = pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@thorough
@EACH
def test_it_is_up_to_date(path: Path) -> None:
    fresh = messages.untouched(messages.written(messages.updated(path, messages.collected())))
    stale = fresh != messages.untouched(path.read_bytes())  # the difference itself would take minutes to be shown
    assert not stale, f"{path.name} is stale: run `make messages`"


@EACH
def test_its_places_are_those_of_the_message(path: Path) -> None:
    with path.open("rb") as file:
        catalog = read_po(file, locale=path.stem)
    wrong = []
    for message in catalog:
        ids = [message.id] if isinstance(message.id, str) else [*message.id]
        said = [message.string] if isinstance(message.string, str) else [*(message.string or ())]
        known = set().union(*map(places, ids)) if message.id else set()
        wrong += [text for text in said if message.id and text and places(text) - known]
        if isinstance(message.id, str) and message.id:
            wrong += [text for text in said if text and places(text) != known]
        assert len(said) == (catalog.num_plurals if len(ids) > 1 else 1)
    assert not wrong


@EACH
def test_its_mnemonics_are_those_of_the_message(path: Path) -> None:
    with path.open("rb") as file:
        catalog = read_po(file, locale=path.stem)
    for message in catalog:
        if isinstance(message.id, str) and isinstance(message.string, str) and message.string and message.id:
            assert bool(re.search(r"&\w", message.id)) == bool(re.search(r"&\w", message.string)), message.id


@EACH
def test_our_quick_reader_reads_what_babel_reads(path: Path) -> None:
    quick = catalogue_of(read_fast(path))
    with path.open("rb") as file:
        catalog = read_po(file, locale=path.stem)
    plural = c2py(catalog.plural_expr)
    for message in catalog:
        if message.id and message.string and not message.fuzzy and isinstance(message.id, str):
            if message.context:
                assert quick.pgettext(message.context, message.id) == message.string
            else:
                assert quick.gettext(message.id) == message.string
        elif message.id and not isinstance(message.id, str) and (forms := message.string or ()) and all(forms):
            context, (one, more) = message.context, message.id
            for count in (0, 1, 2, 5, 21):
                form = forms[plural(count)]
                said = quick.npgettext(context, one, more, count) if context else quick.ngettext(one, more, count)
                assert said == form


def test_a_language_is_one_file_and_nothing_else(tmp_path: Path) -> None:
    """A third one, empty: it can be chosen by its own name, and what it does not say is said in English."""
    folder = tmp_path / "words"
    folder.mkdir()
    (folder / "eo.po").write_text(
        '# Name of the language: Esperanto\nmsgid ""\nmsgstr "Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
        'msgid "Stop"\nmsgstr ""\n\nmsgid "Start"\nmsgstr "Komenci"\n\n#, fuzzy\nmsgid "Back"\nmsgstr "Ien"\n',
        encoding="utf-8",
    )
    languages, words = Languages(folder, tmp_path / "cache"), Words()
    assert languages.names() == {"en": "English", "eo": "Esperanto"}
    assert not languages.safety_is_signed("eo")
    assert languages.safety_is_signed("en")
    languages.use(words, "eo", ())
    assert (words.language, words.locale) == ("eo", "eo")
    said = [words.gettext("Start"), words.gettext("Stop"), words.gettext("Back")]  # the last is marked as unsure
    assert said == ["Komenci", "Stop", "Back"]
    assert len([*(tmp_path / "cache" / "words").iterdir()]) == 1
    again = Words()
    languages.use(again, "eo", ())
    assert again.gettext("Start") == "Komenci"


def test_a_changed_file_is_read_again(tmp_path: Path) -> None:
    folder = tmp_path / "words"
    folder.mkdir()
    file, languages = folder / "eo.po", Languages(folder, tmp_path / "cache")
    for word in ("Komenci", "Komencu nun"):
        file.write_text(f'msgid ""\nmsgstr ""\n\nmsgid "Start"\nmsgstr "{word}"\n', encoding="utf-8")
        words = Words()
        languages.use(words, "eo", ())
        assert words.gettext("Start") == word
    assert len([*(tmp_path / "cache" / "words").iterdir()]) == 1


@pytest.mark.parametrize(
    "damage", [b"", b"no catalogue", compiled({"": "Content-Type: text/plain; charset=nonsense\n"})]
)
def test_a_damaged_cache_is_made_again(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / "eo.po").write_text('msgid "Start"\nmsgstr "Komenci"\n', encoding="utf-8")
    languages = Languages(tmp_path, tmp_path / "cache")
    languages.use(Words(), "eo", ())
    (kept,) = (tmp_path / "cache" / "words").iterdir()
    whole = kept.read_bytes()
    kept.write_bytes(damage)
    words = Words()
    languages.use(words, "eo", ())
    assert words.gettext("Start") == "Komenci"
    assert kept.read_bytes() == whole
    languages.use(words, "en", ())
    assert words.gettext("Start") == "Start"


def test_a_cache_that_cannot_be_written_costs_only_time(tmp_path: Path) -> None:
    (tmp_path / "eo.po").write_text('msgid "Start"\nmsgstr "Komenci"\n', encoding="utf-8")
    (tmp_path / "cache").write_text("a file")
    words = Words()
    Languages(tmp_path, tmp_path / "cache").use(words, "eo", ())
    assert words.gettext("Start") == "Komenci"


@pytest.mark.parametrize("rule", ["n / 0", "1 / (n - 7)", "n +", "n % (n - 3)", "__import__"])
def test_a_rule_of_plurals_that_fails_is_said_and_not_met_later(tmp_path: Path, rule: str) -> None:
    head = f'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\nPlural-Forms: nplurals=2; plural={rule};\\n"\n'
    (tmp_path / "eo.po").write_text(head, encoding="utf-8")
    words = Words()
    with pytest.raises(Problem, match=r"eo\.po cannot be read"):
        Languages(tmp_path, tmp_path / "cache").use(words, "eo", ())
    assert words.ngettext("{count} day", "{count} days", 7) == "7 days"


@pytest.mark.parametrize("place", ["folder", "fifo", "device", "link"])
def test_whatever_lies_where_a_compiled_language_is_kept_costs_only_time(tmp_path: Path, place: str) -> None:
    (tmp_path / "eo.po").write_text('msgid "Start"\nmsgstr "Komenci"\n', encoding="utf-8")
    languages = Languages(tmp_path, tmp_path / "cache")
    languages.use(Words(), "eo", ())
    (kept,) = (tmp_path / "cache" / "words").iterdir()
    kept.unlink()
    if place == "folder":
        kept.mkdir()
    elif place == "fifo":
        os.mkfifo(kept)
    else:
        kept.symlink_to("/dev/zero" if place == "device" else kept)
    words = Words()
    languages.use(words, "eo", ())
    assert words.gettext("Start") == "Komenci"


@pytest.mark.parametrize("text", ["nonsense", 'msgid "a"\nmsgstr 1 +\n', 'msgid "a\nmsgstr "b"\n', '"lost"\n'])
def test_a_broken_file_is_said_and_the_rest_is_english(tmp_path: Path, text: str) -> None:
    (tmp_path / "eo.po").write_text(text, encoding="utf-8")
    words = Words()
    with pytest.raises(Problem, match=r"eo\.po cannot be read"):
        Languages(tmp_path, tmp_path / "cache").use(words, "eo", ())
    assert words.is_english
    assert remarks_of(tmp_path / "gone.po") == {}


@pytest.mark.parametrize(
    ("setting", "system", "chosen"),
    [
        ("", (), ("en", "en_GB")),
        ("", ("en-US",), ("en", "en_US")),
        ("", ("de-AT", "en-US"), ("de", "de_AT")),
        ("", ("fr-FR", "de"), ("de", "de")),
        ("", ("fr-FR",), ("en", "en_GB")),
        ("de", ("en-US",), ("de", "de")),
        ("de", ("de_CH.UTF-8",), ("de", "de_CH")),
        ("en", ("de-DE",), ("en", "en_GB")),
        ("gone", ("de-DE",), ("en", "en_GB")),
    ],
)
def test_one_locale_follows_the_words(
    tmp_path: Path, setting: str, system: tuple[str, ...], chosen: tuple[str, str]
) -> None:
    """On a German system English words have English dates, and German words have the country's own."""
    assert Languages(ASSETS / "words", tmp_path).chosen(setting, system) == chosen


@pytest.mark.parametrize(
    ("system", "locale"), [((), "ar_001"), (("ar-EG",), "ar_001"), (("ar_MA.UTF-8",), "ar_MA"), (("de",), "ar_001")]
)
def test_dates_in_arabic_have_the_digits_of_all_other_numbers(
    tmp_path: Path, system: tuple[str, ...], locale: str
) -> None:
    (tmp_path / "ar.po").write_text("", encoding="utf-8")
    assert Languages(tmp_path, tmp_path).chosen("ar", system) == ("ar", locale)
    assert QLocale(locale).zeroDigit() == "0"


@pytest.mark.parametrize(
    ("environment", "wanted"),
    [
        ({}, []),
        ({"LANG": "C"}, []),
        ({"LANG": "C.UTF-8", "LANGUAGE": "de"}, []),
        ({"LANG": "de_AT.UTF-8"}, ["de_AT"]),
        ({"LANG": "de_AT.UTF-8", "LANGUAGE": "nl:de"}, ["nl", "de", "de_AT"]),
        ({"LANG": "de_AT.UTF-8", "LC_ALL": "en_US.UTF-8"}, ["en_US"]),
    ],
)
def test_the_environment_says_what_the_user_reads(environment: dict[str, str], wanted: list[str]) -> None:
    assert system_languages(environment) == wanted


def test_a_compiled_catalogue_has_every_message() -> None:
    made = catalogue_of(compiled({"": "Content-Type: text/plain; charset=utf-8\n", "a": "ä", "b": "β", "c\x04a": "á"}))
    assert [made.gettext("a"), made.gettext("b"), made.pgettext("c", "a")] == ["ä", "β", "á"]
