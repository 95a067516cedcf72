"""What is heard: the script of sounds and words for a timeline, and the front of the process that plays it."""

from backcoach.cues.compile import compile_heard, compile_script
from backcoach.cues.cue import Cue, Script
from backcoach.cues.leads import stretched
from backcoach.cues.messages import Trouble
from backcoach.cues.speaker import Pipe, Speaker, helper_command
from backcoach.cues.wording import Wording

__all__ = [
    "Cue",
    "Pipe",
    "Script",
    "Speaker",
    "Trouble",
    "Wording",
    "compile_heard",
    "compile_script",
    "helper_command",
    "stretched",
]
