"""One file on disk: opened safely, changed in one way, undone, backed up and verified."""

from isodesk.store.audit import Actor, HistoryEntry, Step
from isodesk.store.backups import BackupInfo, back_up_file, backups_of
from isodesk.store.changes import Change, RowChange
from isodesk.store.drafts import Draft
from isodesk.store.engine import BrokenFile
from isodesk.store.files import (
    PreparedRestore,
    create_workspace,
    lost_by_restore,
    open_workspace,
    prepare_restore,
    put_in_place,
    refuse_taken,
    restore_backup,
)
from isodesk.store.opening import DamagedFile, verify_workspace
from isodesk.store.workspace import Workspace

__all__ = [
    "Actor",
    "BackupInfo",
    "BrokenFile",
    "Change",
    "DamagedFile",
    "Draft",
    "HistoryEntry",
    "PreparedRestore",
    "RowChange",
    "Step",
    "Workspace",
    "back_up_file",
    "backups_of",
    "create_workspace",
    "lost_by_restore",
    "open_workspace",
    "prepare_restore",
    "put_in_place",
    "refuse_taken",
    "restore_backup",
    "verify_workspace",
]
