"""Records come back from their rows as they went."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.case import CASE_NOUNS, EACH_NOUNS
from tellings.rows import columns, from_row, to_row

st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))
st.register_type_strategy(str, st.text(st.characters(exclude_categories=("Cs",))))
st.register_type_strategy(int, st.integers(-(2**53), 2**53))


@pytest.mark.parametrize("record", [*EACH_NOUNS.values(), *CASE_NOUNS.values()], ids=lambda record: record.__name__)
def test_a_record_comes_back_from_its_row(record):
    @given(st.builds(record))
    def comes_back(item):
        row = to_row(item)
        assert len(row) == len(columns(record))
        assert all(value is None or isinstance(value, (str, int, float)) for value in row)
        assert from_row(record, row) == item

    comes_back()
