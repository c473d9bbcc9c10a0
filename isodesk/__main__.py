"""`python -m isodesk`; the guard keeps worker processes from starting the program anew."""

import sys

from isodesk.cli import main

if __name__ == "__main__":
    sys.exit(main())
