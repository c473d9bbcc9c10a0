"""The printed sample plans, read and drawn by other programs than the tests use.

Poppler must draw every page without a complaint, find every font embedded that the pages use, and
read the very words that the plans hold. The pictures stay in `out/proof/` to be looked at.
"""

from __future__ import annotations

import subprocess
import sys
import unicodedata
from pathlib import Path

from PIL import Image

from isodesk.documents.document import build_document
from isodesk.documents.parts import Paragraph
from isodesk.exporters.pdf import pdf_bytes
from isodesk.facts import PlanFacts
from isodesk.services.sample import SAMPLES, sample_plan

OUT = Path("out") / "proof"
DPI = "80"


def poppler(*command: str | Path) -> str:
    """What a program of Poppler says; it must not complain."""
    done = subprocess.run([str(word) for word in command], capture_output=True, check=True)
    if done.stderr:
        raise RuntimeError(done.stderr.decode())
    return done.stdout.decode()


def wrong_fonts(path: Path) -> list[str]:
    """A line for each TrueType font that is not embedded."""
    rows = [line.split() for line in poppler("pdffonts", path).splitlines()[2:]]
    return [f"{row[0]} is not embedded" for row in rows if "TrueType" in row and row[-5] != "yes"]


def wrong_pages(path: Path) -> tuple[int, list[str]]:
    """How many pages were drawn, and a line for each that is blank."""
    prefix = path.with_suffix("")
    for old in path.parent.glob(f"{prefix.name}-*.png"):
        old.unlink()
    poppler("pdftoppm", "-r", DPI, "-png", path, prefix)
    pictures = sorted(path.parent.glob(f"{prefix.name}-*.png"))
    blank = []
    for picture in pictures:
        with Image.open(picture) as image:
            dark, _ = image.convert("L").getextrema()
        if isinstance(dark, int | float) and dark > 128:
            blank.append(f"{picture.name} is blank")
    return len(pictures), blank


def lost_words(path: Path, plan: PlanFacts) -> list[str]:
    """A line for each paragraph of the body that cannot be read back letter by letter."""
    text = poppler("pdftotext", "-enc", "UTF-8", path, "-")
    wrong = [] if unicodedata.is_normalized("NFC", text) else ["the text is not NFC"]
    read = "".join(text.split())
    for part in build_document(plan).sections[0].parts:
        if isinstance(part, Paragraph) and len(part.plain) < 200:
            words = "".join(part.plain.split())
            if words not in read:
                wrong.append(f"not found: {part.plain[:80]}")
    return wrong


def main() -> int:
    """Exit 1 when a page, a font or a sentence is wrong."""
    OUT.mkdir(parents=True, exist_ok=True)
    failed = False
    for sample in SAMPLES:
        plan = sample_plan(sample)
        path = OUT / f"{Path(sample).stem}.pdf"
        path.write_bytes(pdf_bytes(plan, "bundled"))
        pages, wrong = wrong_pages(path)
        wrong += wrong_fonts(path) + lost_words(path, plan)
        print(f"{path}: {pages} pages drawn by Poppler", flush=True)
        for line in wrong:
            print(f"  {line}")
        failed = failed or bool(wrong) or not pages
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
