"""Words replaced in a whole plan: every table and text, read back from the file."""

from __future__ import annotations

import pytest

from isodesk.errors import UserError
from isodesk.facts import PlanFacts
from isodesk.facts.fields import FieldContext
from isodesk.facts.searching import found_in, plan_texts
from isodesk.services.read import read_plan
from isodesk.services.replacing import replace_words
from isodesk.services.sample import SAMPLES, sample_plan
from isodesk.services.write import write_plan
from isodesk.store import Workspace


def _texts(plan: PlanFacts) -> dict[str, str]:
    """What is typed at each place, without what fields show."""
    return {
        each.place: each.text if isinstance(each.text, str) else each.text.plain(lambda _: "")
        for each in plan_texts(plan)
    }


@pytest.mark.parametrize("sample", SAMPLES)
def test_a_letter_is_replaced_in_every_section(ws: Workspace, sample: str) -> None:
    with ws.change("Tạo") as session:
        key = write_plan(session, sample_plan(sample))
    with ws.read() as session:
        before = read_plan(session, key)
    context = FieldContext.of(before)
    found = [each for each in found_in(before, context, "n", exact=True) if not each.where.fixed]
    with ws.change("Thay thế") as session:
        done = replace_words(session, before, context, found, "ŋ")
    with ws.read() as session:
        after = read_plan(session, key)
    old, new = _texts(before), _texts(after)
    assert old.keys() == new.keys()
    sections = {each.where.section for each in found}
    assert sections > {"blocks"}
    assert done.done == sum(text.count("ŋ") for text in new.values())
    assert [b.text.fields for b in after.all_blocks()] == [
        b.text.fields for b in before.all_blocks()
    ]
    ws.undo()
    with ws.read() as session:
        assert _texts(read_plan(session, key)) == old


def test_what_stands_only_in_fixed_places_is_refused(ws: Workspace) -> None:
    plan = sample_plan(SAMPLES[0])
    context = FieldContext.of(plan)
    fixed = [each for each in found_in(plan, context, "n") if each.where.fixed]
    assert fixed
    with pytest.raises(UserError, match="tại chỗ"), ws.change("Thay thế") as session:
        replace_words(session, plan, context, fixed, "m")
