"""Entry point of the bundle: the command line, which opens the window if no command is given."""

import sys

from backcoach.cli import main

sys.exit(main())
