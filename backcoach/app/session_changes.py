"""What is changed during a session, stored with it at once, so that the session can be continued as it was played."""

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
        """From now on an exercise is done smaller."""
        self._change(replace(self._played, smaller=(*self._played.smaller, exercise)))

    def swap(self, swap: Swap) -> None:
        """One exercise was replaced by another."""
        self._change(replace(self._played, swaps=(*self._played.swaps, swap)))

    def leave_out(self, items: Collection[int]) -> None:
        """From now on exactly these places of the routine are left out."""
        left_out = tuple(sorted(items))
        if left_out != self._played.left_out:
            self._change(replace(self._played, left_out=left_out))

    def replan(self, routine: Routine) -> None:
        """The routine is replaced by another one that is the same up to the present place."""
        self._routine = routine
        self._change(self._played)

    def _change(self, played: PlayedSettings) -> None:
        self._played = replace(played, routine=self._routine)
        self._keep(self._played)
