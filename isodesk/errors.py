"""Errors by whose fault they are."""

from __future__ import annotations


class IsodeskError(Exception):
    """Root of the errors that isodesk raises on purpose; the text is shown to the user."""


class UserError(IsodeskError):
    """The user's to mend; the message says what is so, then what can be done."""


class StoreError(IsodeskError):
    """The disk or the file failed; the message says what to do."""
