"""The JSON of texts: written and read short for one plain run, the same as json would have it."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isodesk.facts import Blank, RichText, Run, Tab

_RUNS = st.builds(Run, st.text(min_size=1), st.booleans(), st.booleans())


@given(st.lists(_RUNS | st.just(Tab()) | st.builds(Blank, st.integers(1, 9))))
def test_any_text_is_written_as_json_has_it_and_read_back(parts: list[Run]) -> None:
    text = RichText.of(*parts)
    written = text.dumps()
    assert written == json.dumps(text.to_json(), ensure_ascii=False, separators=(",", ":"))
    assert RichText.loads(written) == text


@pytest.mark.parametrize("written", ['[{"t":"a"}', '[{"t":"a"}]]', '[{"t":"a}]'])
def test_broken_json_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match=r"line 1|char"):
        RichText.loads(written)


def test_a_run_with_styles_keeps_them() -> None:
    assert RichText.loads('[{"t":"Tổng","b":1}]') == RichText((Run("Tổng", bold=True),))
