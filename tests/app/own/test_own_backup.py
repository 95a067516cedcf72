"""Own files are copied beside the backups on each day that they changed, seven of them."""

import zipfile
from datetime import date, timedelta
from pathlib import Path

from backcoach.app.own import own_backup
from backcoach.app.own.own_backup import KEPT, keep_copy
from backcoach.app.services import Services
from backcoach.outside import wait_for_work
from tests.fakes import FakeClock
from tests.places import ASSETS

DAY = date(2026, 1, 5)


def test_a_copy_is_kept_when_something_changed(tmp_path: Path) -> None:
    assert keep_copy(tmp_path, DAY) is None
    (tmp_path / "routines").mkdir()
    (tmp_path / "routines/noon.toml").write_text("one")
    (tmp_path / "settings.json").write_text("{}")
    made = keep_copy(tmp_path, DAY)
    assert made is not None
    with zipfile.ZipFile(made) as file:
        assert file.namelist() == ["routines/noon.toml"]
    assert keep_copy(tmp_path, DAY + timedelta(days=1)) is None
    for day in range(KEPT + 3):
        (tmp_path / "routines/noon.toml").write_text(f"{day}")
        assert keep_copy(tmp_path, DAY + timedelta(days=day)) is not None
    assert len(list((tmp_path / "backups").glob("own-*.zip"))) == KEPT


def test_a_folder_that_refuses_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "my-doses.json").write_text("{}")
    (tmp_path / "backups").write_text("a file")
    assert keep_copy(tmp_path, DAY) is None


def test_the_window_s_services_do_it_in_the_background(tmp_path: Path) -> None:
    services = Services(tmp_path, ASSETS, tmp_path / "cache", FakeClock())
    services.copy_own_files()
    assert not (tmp_path / own_backup.FOLDER).exists()
    (tmp_path / "my-doses.json").write_text("{}")
    services.copy_own_files()
    assert wait_for_work(60)
    assert (tmp_path / own_backup.FOLDER / "own-20260105.zip").exists()
