"""How scores look: a description of what to draw, free of Qt, and the one painter that draws it on screen and paper."""
