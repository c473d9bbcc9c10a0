"""Write to a file while strace looks on: `traced_writer.py FILE EDITS extra|off`.

Says on standard output the number of each edit after its commit returned; with `off` the disk is
never asked to flush, which is the control that has to do damage.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from random import Random

from sqlalchemy import delete, insert, update

from isodesk.models import Citation
from isodesk.store import Actor, Workspace, open_workspace
from isodesk.store.engine import connect
from isodesk.store.opening import check_versions

ACTOR = Actor("Người thử", "thu", "MAY-THU")


def unsafe(path: Path) -> Workspace:
    """The same workspace on a connection that never flushes."""
    raw = connect(path, read_only=False)
    raw.execute("PRAGMA synchronous=OFF")
    (epoch,) = raw.execute("SELECT epoch FROM session_epoch").fetchone()
    return Workspace(
        path,
        ACTOR,
        raw,
        file_key=check_versions(raw).file_key,
        backup_folder=path.parent,
        lock=None,
        epoch=epoch,
        read_only_reason=None,
    )


def main(path: Path, edits: int, mode: str) -> None:
    random = Random(edits)
    ws = unsafe(path) if mode == "off" else open_workspace(path, ACTOR)
    os.write(1, b"begin\n")
    for number in range(edits):
        if number % 7 == 6:
            ws.undo()
        else:
            with ws.change(f"Sửa {number}") as session:
                first = random.randint(1, 60)
                session.execute(delete(Citation).where(Citation.id == first))
                session.execute(
                    update(Citation).where(Citation.id % 9 == first % 9).values(position=number)
                )
                title = f"Về việc {random.random()}" * 60
                session.execute(
                    insert(Citation), [{"kind": "NĐ", "title": title} for _ in range(4)]
                )
        os.write(1, f"{ws.history(1)[0].seq}\n".encode())
    ws.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
