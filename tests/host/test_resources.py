from __future__ import annotations

import pytest

from isodesk.host.resources import resource


@pytest.mark.parametrize("face", ["Regular", "Bold", "Italic", "BoldItalic"])
def test_the_four_faces_are_truetype(face: str) -> None:
    assert resource(f"fonts/Tinos-{face}.ttf").read_bytes()[:4] == b"\0\1\0\0"


def test_the_fonts_licence_ships_with_them() -> None:
    licence = resource("fonts/OFL.txt").read_text(encoding="utf-8")
    assert licence.startswith("Copyright 2010 Google Inc.")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence


def test_what_is_missing_is_named() -> None:
    with pytest.raises(FileNotFoundError, match="resources/fonts/none.ttf"):
        resource("fonts/none.ttf")
