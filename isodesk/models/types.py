"""Column types of plan facts. Databases see plain text."""

from sqlalchemy import Dialect, Text
from sqlalchemy.types import TypeDecorator

from isodesk.facts.richtext import EMPTY, RichText
from isodesk.vietnamese.text import nfc


class Rich(TypeDecorator[RichText]):
    """Text with fields, stored as its canonical JSON, composed; empty text is ``[]``."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: RichText | None, dialect: Dialect) -> str | None:
        return None if value is None else nfc(value.dumps())

    def process_result_value(self, value: str | None, dialect: Dialect) -> RichText:
        return EMPTY if value is None or value == "[]" else RichText.loads(value)
