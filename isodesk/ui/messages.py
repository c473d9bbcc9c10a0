"""Words to the user: what is so, then what can be done. Buttons are verbs."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from isodesk.errors import StoreError, UserError
from isodesk.host.logs import fault_details
from isodesk.ui.background import GivenUp


def tell(parent: QWidget | None, text: str, *, calm: bool = False) -> None:
    """Show a sentence that needs to be read before going on; ``calm`` when nothing is wrong."""
    icon = QMessageBox.Icon.Information if calm else QMessageBox.Icon.Warning
    box = QMessageBox(icon, "isodesk", text, parent=parent)
    box.addButton("Đóng", QMessageBox.ButtonRole.AcceptRole)
    box.exec()


def ask(parent: QWidget | None, text: str, verb: str, *, detail: str = "") -> bool:
    """Ask before what cannot be undone; ``verb`` names the button that does it.

    Enter and Esc leave things as they are.
    """
    box = QMessageBox(QMessageBox.Icon.Question, "isodesk", text, parent=parent)
    box.setInformativeText(detail)
    yes = box.addButton(verb, QMessageBox.ButtonRole.AcceptRole)
    no = box.addButton("Hủy", QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(no)
    box.setEscapeButton(no)
    box.exec()
    return box.clickedButton() is yes


def tell_error(parent: QWidget | None, error: BaseException, doing: str) -> None:
    """Show what went wrong while ``doing``: the user's and the disk's errors in their own words,
    anything else as a fault of the program with its details to copy."""
    if isinstance(error, GivenUp):  # he knows
        return
    if isinstance(error, (UserError, StoreError)):
        tell(parent, str(error))
        return
    text = f"Chương trình gặp sự cố khi {doing}; dữ liệu không bị ảnh hưởng."
    box = QMessageBox(QMessageBox.Icon.Critical, "isodesk", text, parent=parent)
    copy = box.addButton("Sao chép chi tiết", QMessageBox.ButtonRole.ActionRole)
    close = box.addButton("Đóng", QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(close)
    box.exec()
    if box.clickedButton() is copy:
        QApplication.clipboard().setText(fault_details(error))
