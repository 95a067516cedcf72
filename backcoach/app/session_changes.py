"""What is changed while a session goes on, kept with it at once: so it can be gone on with as it was played."""

from collections.abc import Callable, Collection

from msgspec.structs import replace

from backcoach.catalog import Routine
from backcoach.session.played import PlayedSettings, Swap


class SessionChanges:
    """The changes of one session of `routine`; `keep` writes them to the journal."""

    def __init__(
        self, played: PlayedSettings, routine: Routine | None, keep: Callable[[PlayedSettings], object]
    ) -> None:
        self._played = played
        self._routine = played.routine or routine
        self._keep = keep

    @property
    def played(self) -> PlayedSettings:
        """All of them."""
        return self._played

    def is_smaller(self, exercise: str) -> bool:
        """Whether an exercise is done smaller for the rest of the session."""
        return exercise in self._played.smaller

    def make_smaller(self, exercise: str) -> None:
        """An exercise is done smaller from here on."""
        self._change(replace(self._played, smaller=(*self._played.smaller, exercise)))

    def swap(self, swap: Swap) -> None:
        """Another exercise came in the place of one."""
        self._change(replace(self._played, swaps=(*self._played.swaps, swap)))

    def leave_out(self, items: Collection[int]) -> None:
        """These places of the routine are left out now, and no others."""
        left_out = tuple(sorted(items))
        if left_out != self._played.left_out:
            self._change(replace(self._played, left_out=left_out))

    def replan(self, routine: Routine) -> None:
        """The routine is another one now, the same up to where the session is."""
        self._routine = routine
        self._change(self._played)

    def _change(self, played: PlayedSettings) -> None:
        self._played = replace(played, routine=self._routine)
        self._keep(self._played)
