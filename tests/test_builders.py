import tomllib

from hypothesis import given
from hypothesis import strategies as st

from tests.builders import toml

plain = st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text()
values = st.recursive(plain, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=8)


@given(st.dictionaries(st.text(), values))
def test_what_is_written_as_toml_reads_the_same(table: dict[str, object]) -> None:
    assert tomllib.loads(toml(table)) == table
