"""`python -m isodesk`, and the start of the frozen programs."""

import sys
from multiprocessing import freeze_support

from isodesk.cli import main

# A worker process starts here too: it must do its work and not the program's.
if __name__ == "__main__":
    freeze_support()
    sys.exit(main())
