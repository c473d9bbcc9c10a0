"""A line of the frame that is typed over stays the same row with other words."""

from __future__ import annotations

from isodesk.facts import Addressee, PlanFacts, Recipient
from isodesk.services.head import set_addressees, set_recipients
from isodesk.services.read import read_plan
from isodesk.services.write import write_plan
from isodesk.store import Workspace


def test_a_line_typed_over_is_the_same_row(ws: Workspace, whole_plan: PlanFacts) -> None:
    with ws.change("Thử") as session:
        write_plan(session, whole_plan)
        set_recipients(session, "p1", ["UBND tỉnh (để b/c)"])
        set_addressees(session, "p1", ["Các sở, ngành", "Các xã"])
        facts = read_plan(session, "p1")
    assert facts.recipients == (Recipient("rc1", "UBND tỉnh", "để b/c"),)
    assert facts.addressees == (Addressee("ad1", "Các sở, ngành"), Addressee("ad2", "Các xã"))
