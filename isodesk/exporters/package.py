"""The zip file that an office format is: nothing of the hour or the computer that made it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)


def packed(saved: bytes, change: Callable[[str, bytes], bytes] = lambda _, data: data) -> bytes:
    """``saved`` packed anew, so that equal content is equal bytes.

    ``change`` takes the name and content of each part and gives the content to write.
    """
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(saved)) as source,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, _FIRST_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            target.writestr(entry, change(name, source.read(name)))
    return stream.getvalue()
