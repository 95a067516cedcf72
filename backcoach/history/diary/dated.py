"""A day in words, for sentences that may not need Qt."""

from datetime import date

from backcoach.words import Message

_MONTHS = (
    Message.in_context("month in a date", "January"),
    Message.in_context("month in a date", "February"),
    Message.in_context("month in a date", "March"),
    Message.in_context("month in a date", "April"),
    Message.in_context("month in a date", "May"),
    Message.in_context("month in a date", "June"),
    Message.in_context("month in a date", "July"),
    Message.in_context("month in a date", "August"),
    Message.in_context("month in a date", "September"),
    Message.in_context("month in a date", "October"),
    Message.in_context("month in a date", "November"),
    Message.in_context("month in a date", "December"),
)


def dated(day: date) -> Message:
    """1 May 2026, in the order of the language."""
    return Message("{day} {month} {year}", day=str(day.day), month=_MONTHS[day.month - 1], year=str(day.year))
