"""The cache only saves time: the catalogue is always the same as without it."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcoach.catalog import Catalog
from backcoach.catalog.cache import FORMAT, read_catalog_fast
from backcoach.catalog.read import read_catalog
from backcoach.problem import Problem
from tests.builders import breathing, exercise, routine, stretch, write


class House:
    """A shipped catalogue, the user's folder and a cache file."""

    def __init__(self, folder: Path) -> None:
        self.shipped, self.own, self.cache = folder / "shipped", folder / "own", folder / "cache" / "catalog.json"
        write(self.shipped, exercise("lift"), breathing("breathe"), stretch("stretch"), routine(exercise("lift")))

    def read(self) -> Catalog:
        return read_catalog_fast(self.shipped, self.own, self.cache)

    def truth(self) -> Catalog:
        return read_catalog(self.shipped, self.own)

    def mark_cache(self) -> None:
        """Change a name in the cache only, to see whether the cache is used."""
        self.cache.write_bytes(self.cache.read_bytes().replace(b'"name":"Lift"', b'"name":"From the cache"'))

    def uses_cache(self) -> bool:
        self.mark_cache()
        return self.read().exercises["lift"].name == "From the cache"


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def test_the_first_reading_fills_the_cache_and_the_second_uses_it(house: House) -> None:
    assert house.read() == house.truth()
    assert house.read() == house.truth()
    assert house.uses_cache()
    assert [path.name for path in house.cache.parent.iterdir()] == ["catalog.json"]


def test_a_change_to_own_files_reads_no_shipped_file_again(house: House) -> None:
    house.read()
    house.mark_cache()
    for name in ("my-own", "another"):
        write(house.own, exercise(name))
        found = house.read().exercises
        assert found["lift"].name == "From the cache"
        assert found[name] == house.truth().exercises[name]


def test_problems_are_remembered_too(house: House) -> None:
    (house.own / "exercises").mkdir(parents=True)
    (house.own / "exercises" / "bad.toml").write_text("?")
    assert house.read() == house.read() == house.truth()
    assert len(house.read().problems) == 1


def test_a_new_a_changed_and_a_removed_file_are_seen(house: House) -> None:
    for change in (
        lambda: write(house.own, exercise("my-own")),
        lambda: write(house.own, exercise("my-own", cue="Slower")),
        lambda: (house.own / "exercises" / "my-own.toml").unlink(),
        lambda: write(house.shipped, exercise("lift", cue="Slower")),
    ):
        house.read()
        change()
        assert house.read() == house.truth()


def test_a_file_that_looks_the_same_by_size_and_time_is_seen(house: House) -> None:
    path = house.shipped / "exercises" / "lift.toml"
    before = path.stat()
    house.read()
    path.write_text(path.read_text().replace("Slowly", "Gently"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size
    assert house.read().exercises["lift"].cue == "Gently"


def test_a_broken_link_hides_no_other_change(house: House) -> None:
    write(house.own, exercise("my-own"))
    (house.own / "exercises" / "lost.toml").symlink_to("nowhere.toml")
    house.read()
    write(house.own, exercise("my-own", cue="Slower"), exercise("a"), exercise("z"))
    assert house.read() == house.truth()
    assert {"my-own", "a", "z"} <= {*house.read().exercises}


def test_a_file_name_that_is_not_unicode_is_read_without_the_cache(house: House) -> None:
    write(house.own, exercise("my-own"))
    (house.own / "exercises" / "\udcff.toml").touch()
    assert house.read() == house.read() == house.truth()
    assert len(house.read().problems) == 1


def test_a_cache_of_another_format_is_not_used(house: House) -> None:
    house.read()
    house.mark_cache()
    old = house.cache.read_bytes().replace(f'"format":{FORMAT}'.encode(), f'"format":{FORMAT + 1}'.encode())
    house.cache.write_bytes(old)
    assert house.read() == house.truth()


@pytest.mark.parametrize("kept", [b"", b"{", b"\xff", b"[" * 10**6, b'{"a":' * 10**6, b"null"])
def test_a_damaged_cache_is_made_again(house: House, kept: bytes) -> None:
    house.cache.parent.mkdir()
    house.cache.write_bytes(kept)
    assert house.read() == house.truth()
    assert house.uses_cache()


@given(data=st.data())
def test_damage_anywhere_in_the_cache_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    house = House(tmp_path_factory.getbasetemp() / "damaged")
    house.read()
    kept = house.cache.read_bytes()
    house.cache.write_bytes(kept[: data.draw(st.integers(0, len(kept) - 1))])
    assert house.read() == house.truth()


def test_a_cache_that_cannot_be_written_is_ignored(house: House) -> None:
    house.cache.parent.write_text("a file where the folder should be")
    assert house.read() == house.read() == house.truth()


def test_a_cache_that_cannot_be_read_is_ignored(house: House) -> None:
    house.cache.mkdir(parents=True)
    assert house.read() == house.read() == house.truth()


def test_a_mistake_in_a_shipped_file_is_still_a_problem_and_never_cached(house: House) -> None:
    (house.shipped / "exercises" / "lift.toml").write_text("?")
    with pytest.raises(Problem, match=r"^lift\.toml: file: expected valid TOML"):
        house.read()
    assert not house.cache.exists()
