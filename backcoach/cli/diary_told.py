"""What a look at a diary has found, as sentences for a terminal: each question with the option that answers it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from backcoach.words import Words

if TYPE_CHECKING:
    from backcoach.history.comparison import Comparison
    from backcoach.history.diary.answers import Answers
    from backcoach.history.diary.look import Look
    from backcoach.history.diary.table import Doubt

SHOWN = 10
"""Rows, and notes, that are shown."""


def column_told(key: str, words: Words) -> str:
    """What a column is, by its name in `Columns`."""
    return {
        "day": words.pgettext("column", "day"),
        "score": words.pgettext("column", "score"),
        "time": words.pgettext("column", "time"),
        "note": words.pgettext("column", "note"),
        "tracker": words.pgettext("column", "tracker"),
    }[key]


def question_told(doubt: "Doubt", words: Words) -> str:
    """A question with the option that answers it."""
    from backcoach.history.diary.look import OPTIONS

    option, question = OPTIONS[doubt.key], doubt.words
    if doubt.key == "quoted":
        return words.gettext("{question} Answer with {option}.", question=question, option=option)
    if doubt.key == "words":
        said = " ".join(f"{option} “{choice.value}=…”" for choice in doubt.choices[:12])
        return words.gettext(
            "{question} Answer with {options}, or with --other-words leave-out.", question=question, options=said
        )
    said = "; ".join(_choice(option, choice.value, choice.words, words) for choice in doubt.choices[:12])
    return words.gettext("{question} Answer with {option}.", question=question, option=said or option)


def _choice(option: str, value: str, about: str, words: Words) -> str:
    typed = value or "none"
    quoted = f'"{typed}"' if not typed.replace("-", "").isalnum() else typed
    is_said = about in (value, typed) or value.endswith(f"={about}")
    return f"{option} {quoted}" + ("" if is_said else f" ({words.text_of(about)})")


def counts_told(found: "Comparison", answers: "Answers", words: Words) -> str:
    """What a diary changes: how many scores are new, changed, here already, and left as they are here."""
    over, deleted, kept = answers.bring_back, len(found.deleted), len(found.kept)
    parts = [words.ngettext("{count:,} score new", "{count:,} scores new", len(found.new))]
    if found.changed:
        parts.append(words.ngettext("{count:,} score changed", "{count:,} scores changed", len(found.changed)))
    if found.same:
        parts.append(words.ngettext("{count:,} score already here", "{count:,} scores already here", found.same))
    if deleted:
        parts.append(_brought_back(deleted, words) if over else _left_deleted(deleted, words))
    if kept:
        parts.append(_overruled(kept, words) if over else _left_corrected(kept, words))
    return words.listed(parts)


def _brought_back(count: int, words: Words) -> str:
    return words.ngettext("{count:,} score brought back", "{count:,} scores brought back", count)


def _left_deleted(count: int, words: Words) -> str:
    return words.ngettext(
        "{count:,} score deleted here and left so (--bring-back takes it)",
        "{count:,} scores deleted here and left so (--bring-back takes them)",
        count,
    )


def _overruled(count: int, words: Words) -> str:
    return words.ngettext("{count:,} score overruled", "{count:,} scores overruled", count)


def _left_corrected(count: int, words: Words) -> str:
    return words.ngettext(
        "{count:,} score corrected here and left so (--bring-back takes the diary's)",
        "{count:,} scores corrected here and left so (--bring-back takes the diary's)",
        count,
    )


def left_out(look: "Look", words: Words) -> Iterator[str]:
    """How many rows are left out and why, and the notes in them."""
    from backcoach.history.diary.table import at_place_within

    for why, count in look.reading.left_out().items():
        rows = words.ngettext("{count:,} row", "{count:,} rows", count)
        yield words.gettext("Left out: {part} {why}.", part=rows, why=why)
    notes = [one for one in look.reading.left if one.note]
    for one in notes[:SHOWN]:
        yield "  " + at_place_within(look.reading.unit, one.line, " ".join(one.note.split())[:100]).said(words)
    if len(notes) > SHOWN:
        yield "  " + words.gettext("… and {count} more with a note", count=len(notes) - SHOWN)
