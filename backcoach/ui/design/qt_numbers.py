"""Members of Qt's namespace as the numbers that `drawText` and `setProperty` take.

Python makes the classes of all 93 enumerations of `Qt` when the first of them is used, which takes longer than painting
the window. So what is painted first uses none of them, but these numbers, and a painter that fills without a pen.
"""

ALIGN_V_CENTER = 0x80
ALIGN_CENTER = 0x84
ONE_LINE = 0x0231
"""At the left and not clipped, in every script."""
TEXT_WORD_WRAP = 0x1000
DISPLAY_ROLE = 0
TOOL_TIP_ROLE = 3
ACCESSIBLE_TEXT_ROLE = 11
USER_ROLE = 0x100
PLAIN_TEXT = 0
NO_FOCUS = 0
TAB_FOCUS = 1
SCROLL_BAR_ALWAYS_OFF = 1
RIGHT_TO_LEFT = 1
POINTING_HAND = 13
