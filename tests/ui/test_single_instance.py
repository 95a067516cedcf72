"""One window for each data folder."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from backcoach.ui.single_instance import SingleInstance


def test_a_second_start_is_refused_and_raises_the_first(qtbot: QtBot, tmp_path: Path) -> None:
    first, second = SingleInstance(tmp_path), SingleInstance(tmp_path)
    assert first.claim()
    assert not second.claim()
    assert not second.call_first(), "nobody listens yet"
    first.listen()
    with qtbot.waitSignal(first.raised, timeout=5000):
        assert second.call_first()
    with qtbot.waitSignal(first.raised, timeout=5000):
        assert SingleInstance(tmp_path).call_first()


def test_another_folder_has_a_window_of_its_own(tmp_path: Path) -> None:
    first, other = SingleInstance(tmp_path / "a"), SingleInstance(tmp_path / "b")
    assert first.claim()
    assert other.claim()


def test_the_very_first_start_makes_the_folder_private_and_claims_it(tmp_path: Path) -> None:
    folder = tmp_path / "not" / "yet"
    first = SingleInstance(folder)
    assert first.claim()
    assert folder.stat().st_mode & 0o777 == 0o700
    assert not SingleInstance(folder).claim()


def test_after_the_first_has_gone_the_next_one_may_open(tmp_path: Path) -> None:
    first = SingleInstance(tmp_path)
    assert first.claim()
    del first
    assert SingleInstance(tmp_path).claim()


def test_where_no_lock_can_be_written_a_window_opens_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert SingleInstance(tmp_path / "file" / "inside").claim()
