"""The hash of a step's images: files written by earlier versions must still verify."""

import json
from hashlib import sha256

from isodesk.store.audit import payload_hash
from isodesk.store.images import Image


def test_images_are_hashed_as_lines_of_json() -> None:
    images = [
        Image("task", None, 7, None, '{"text":"Kế hoạch \\"ISO\\""}'),
        Image("task", 7, 8, '{"text":"\t\u2028\x01"}', "{}"),
        Image("task", 8, None, "{}", None),
    ]
    lines = (
        json.dumps(image, ensure_ascii=False, separators=(",", ":")) + "\n" for image in images
    )
    assert payload_hash(images) == sha256("".join(lines).encode()).hexdigest()
