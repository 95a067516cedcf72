"""What is heard: the script of tones and words for a timeline, and the window's side of the process that plays it."""

from backcoach.cues.announcements import lengthened_for_speech
from backcoach.cues.cue import Cue, Script
from backcoach.cues.messages import Trouble
from backcoach.cues.script_compiler import compile_script, compile_spoken_timeline
from backcoach.cues.sound_client import HelperPipe, SoundClient, helper_command
from backcoach.cues.speech_wording import SpeechWording
from backcoach.cues.spoken_replies import SpokenReplies

__all__ = [
    "Cue",
    "HelperPipe",
    "Script",
    "SoundClient",
    "SpeechWording",
    "SpokenReplies",
    "Trouble",
    "compile_script",
    "compile_spoken_timeline",
    "helper_command",
    "lengthened_for_speech",
]
