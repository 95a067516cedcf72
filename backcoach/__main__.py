"""`python -m backcoach` is the command `backcoach`."""

import sys

from backcoach.cli import main

if __name__ == "__main__":
    sys.exit(main())
