"""H is answered where one looks: a badge on the stage and in the follow-along view, and the way back is seen, too."""

import pytest

from backcoach.ui.session.hurt_badge import HurtBadge
from tests.studio import Studio


def badge(studio: Studio) -> HurtBadge:
    (found,) = studio.controller.stage.view.findChildren(HurtBadge)
    return found


@pytest.mark.parametrize("far", [False, True])
def test_the_mark_and_its_end_are_seen(studio: Studio, far: bool) -> None:
    studio.start()
    studio.press("Right")
    if far:
        studio.controller.stage.toggle_far()
    assert not badge(studio).isVisible()
    studio.press("H")
    assert (badge(studio).isVisible(), badge(studio).text()) == (True, "Marked: that hurt")
    assert studio.controller.stage.view.rect().contains(badge(studio).geometry())
    marked = badge(studio).grab().toImage()
    studio.press("H")
    assert (badge(studio).isVisible(), badge(studio).text()) == (True, "Mark taken back")
    assert badge(studio).grab().toImage() != marked
    if studio.state == "paused":
        studio.session.toggle()
    studio.play(5)
    assert not badge(studio).isVisible()


def test_the_next_step_has_no_badge(studio: Studio) -> None:
    studio.start()
    studio.press("Right", "H", "Right", "Right")
    assert not badge(studio).isVisible()
