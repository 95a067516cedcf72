"""Where the bundle starts: the command line, which opens the window when nothing else is asked."""

import sys

from backcoach.cli import main

sys.exit(main())
