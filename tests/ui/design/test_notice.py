"""The strip of messages: each sentence stays until it is closed, and is shown once."""

import pytest
from pytestqt.qtbot import QtBot

from backcoach.ui.design.buttons import Button
from backcoach.ui.design.notice import Notice
from backcoach.ui.design.theme import Theme
from tests.studio import button, click, said

MOST = 4


@pytest.fixture
def notice(qtbot: QtBot, theme: Theme) -> Notice:
    notice = Notice(theme)
    qtbot.addWidget(notice)
    notice.resize(600, 60)
    return notice


def test_it_is_not_there_until_something_is_said(notice: Notice) -> None:
    assert notice.isHidden()
    notice.say("One.")
    assert notice.isVisible()


def test_sentences_stand_together_until_it_is_closed(notice: Notice) -> None:
    notice.say("One.")
    notice.say("Two.")
    assert said(notice).splitlines() == ["One.", "Two."]
    click(notice, "Close this message")
    assert notice.isHidden()
    notice.say("Three.")
    assert said(notice).splitlines() == ["Three."]


def test_the_same_sentence_again_stands_once(notice: Notice) -> None:
    for sentence in ("One.", "Two.", "One."):
        notice.say(sentence)
    assert said(notice).splitlines() == ["Two.", "One."]


def test_the_oldest_sentence_makes_room(notice: Notice) -> None:
    for number in range(MOST + 2):
        notice.say(f"{number}.")
    assert said(notice).splitlines() == [f"{number}." for number in range(2, MOST + 2)]


def test_a_sentence_can_be_taken_back(notice: Notice) -> None:
    one, two = notice.say("One."), notice.say("Two.")
    notice.take_back(one)
    assert said(notice).splitlines() == ["Two."]
    notice.take_back(two)
    assert notice.isHidden()


def test_an_action_stays_while_more_is_said_and_goes_with_its_sentence(notice: Notice) -> None:
    done: list[str] = []
    notice.say("There is a backup.", "Restore it", lambda: done.append("restored"))
    notice.say("Two.")
    click(notice, "Restore it")
    assert done == ["restored"]
    assert said(notice).splitlines() == ["Two."]
    with pytest.raises(ValueError, match="unpack"):
        button(notice, "Restore it")


def test_the_button_belongs_to_the_last_sentence_that_has_one(notice: Notice) -> None:
    done: list[str] = []
    notice.say("Left out.", "Undo", lambda: done.append("undone"))
    offer = notice.say("Too much?", "Do that", lambda: done.append("eased"))
    notice.say("Three.")
    notice.take_back(offer)
    assert not [one for one in notice.findChildren(Button) if one.isVisible() and one.text() == "Do that"]
    click(notice, "Undo")
    assert done == ["undone"]


def test_it_is_painted_on_a_ground_of_its_own(notice: Notice, theme: Theme) -> None:
    notice.say("One.")
    assert notice.grab().toImage().pixelColor(notice.width() // 2, 4) == theme.color("hurt_tint")


def test_in_little_room_its_letters_are_smaller(notice: Notice) -> None:
    for number in range(MOST):
        notice.say(f"{number}: a journal that cannot be written is held, and written as soon as that can be done.")
    tall = notice.fit(400, 10_000)
    assert notice.fit(400, tall - 30) <= tall - 30
    assert notice.fit(400, 20) > 20, "it cannot be smaller than small"
    assert notice.fit(400, 10_000) == tall
