"""The start page: the figure is shown if there is room for it, and nothing overlaps."""

import pytest

from backcoach.ui.session.start_page import StartPage
from tests.studio import Studio
from tests.ui.boxes import box_on
from tests.ui.conftest import OpenStudio
from tests.ui.pixels import pixels


@pytest.mark.parametrize("size", [(960, 600), (1366, 768), (1920, 1080)])
def test_figure_texts_and_ring_do_not_overlap(open_studio: OpenStudio, size: tuple[int, int]) -> None:
    studio = open_studio(size=size)
    for routine in studio.view.services.library.catalog.routines.values():
        assert studio.view.routine.show(routine)
        page = studio.view.start_page
        parts = [page._name, page._about, page._needs, page._rhythm, page._ring, page._start]
        shown = [*parts, page._still] if page._still.isVisible() else parts
        for place, part in enumerate(shown):
            assert page.rect().contains(box_on(page, part))
            others = [box_on(page, other) for other in shown[:place]]
            assert not any(box_on(page, part).intersects(other) for other in others), routine.id


def test_the_first_figure_appears_once_it_is_drawn(open_studio: OpenStudio) -> None:
    studio = open_studio()
    page = studio.view.start_page
    assert isinstance(page, StartPage)
    assert page._still.isVisible()
    studio.wait(lambda: not studio.view.thumbnails.busy)
    studio.picture()  # it is wanted when it is painted
    studio.wait(lambda: not studio.view.thumbnails.busy)
    with_figure = pixels(page._still.grab().toImage())
    assert len({tuple(pixel) for row in with_figure[::8] for pixel in row[::8]}) > 4


def test_the_pace_is_chosen_where_one_starts(studio: Studio) -> None:
    page = studio.view.start_page
    assert "0 of 4 days this week" in studio.said()
    page._pace.click()
    assert studio.view.services.settings.current.session.own_pace
    assert any(segment.waits for segment in studio.view.routine.timeline.segments)
    page._pace.click()
    assert not studio.view.services.settings.current.session.own_pace
