"""What the voice says of a session, in the user's language; the sound library loads with the first use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach.app.library import Library
from backcoach.app.settings_service import SettingsService
from backcoach.session import Timeline
from backcoach.words import Words

if TYPE_CHECKING:
    from backcoach.cues import Script, SpeechWording, SpokenReplies


class SessionSpeech:
    """Makes the sentences and the script of a session with the present catalogue and settings."""

    def __init__(self, library: Library, settings: SettingsService, words: Words) -> None:
        self._library, self._settings, self._words = library, settings, words

    def script(self, timeline: Timeline) -> Script:
        """What is heard, and when."""
        from backcoach.cues import compile_script

        return compile_script(timeline, self.wording, self._settings.current.sound)

    @property
    def wording(self) -> SpeechWording:
        """The sentences of a session's script."""
        from backcoach.cues import SpeechWording

        return SpeechWording(self._words, self._library.catalog)

    @property
    def replies(self) -> SpokenReplies:
        """The sentences outside the script, such as answers to keys."""
        from backcoach.cues import SpokenReplies

        return SpokenReplies(self._words)

    def lengthened(self, timeline: Timeline) -> Timeline:
        """The timeline with enough time to get ready for its words."""
        from backcoach.cues import lengthened_for_speech

        return lengthened_for_speech(timeline, self.wording, self._settings.current.sound)
