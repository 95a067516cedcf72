import tomllib

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import toml
from tests.strategies import scaled

plain = st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text()
values = st.recursive(plain, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=8)


@settings(max_examples=scaled(30))
@given(st.dictionaries(st.text(), values))
def test_what_is_written_as_toml_reads_the_same(table: dict[str, object]) -> None:
    assert tomllib.loads(toml(table)) == table
