"""`make proof`: what is too slow, or needs other programs, to be in every test run."""

from __future__ import annotations

import sys

from tools import (
    proof_calc,
    proof_dragging,
    proof_excel,
    proof_gallery,
    proof_keys,
    proof_pdf,
    proof_store,
    proof_word,
)

PROOFS = (
    proof_pdf.main,
    proof_word.main,
    proof_excel.main,
    proof_calc.main,
    proof_gallery.main,
    proof_keys.main,
    proof_store.main,
    proof_dragging.main,
)


def main() -> int:
    """Run all proofs; exit 1 when one fails."""
    failures = sum(proof() for proof in PROOFS)
    print("All proofs hold." if not failures else f"{failures} proofs failed.")
    return int(failures > 0)


if __name__ == "__main__":
    sys.exit(main())
