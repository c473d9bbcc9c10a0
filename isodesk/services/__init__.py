"""What a user does, as verbs: a session first, `UserError` for what is his to mend."""

from sqlalchemy.orm import Session

__all__ = ["Session"]
