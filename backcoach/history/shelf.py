"""What the parts of the journal have in common."""

from backcoach.clock import Clock
from backcoach.history.checks import checked_time
from backcoach.history.keeper import Keeper
from backcoach.history.moments import stamp
from backcoach.history.records import Held
from backcoach.history.store import Row, Store
from backcoach.history.tables import Value
from backcoach.history.writes import Write


class Shelf:
    """A part of the journal: its store, the keeper of all writes to it, and the clock that dates each change."""

    def __init__(self, store: Store, clock: Clock, keeper: Keeper) -> None:
        self._store = store
        self._clock = clock
        self._keeper = keeper

    @property
    def held(self) -> Held | None:
        """What could not be written yet and why; None if all is in the journal."""
        return self._keeper.held

    def retry(self) -> Held | None:
        """Try again to write what is held; what is left of it. Each write does so, too."""
        return self._keeper.retry()

    def query(self, sql: str, *values: Value) -> list[Row]:
        """All rows of a query, for trends; raises NotKept."""
        return self._store.rows(sql, *values)

    def _keep(self, write: Write) -> None:
        self._keeper.keep(write)

    def _now(self) -> tuple[int, int]:
        """The present as `stamp` gives it; a Problem if the machine's clock was never set."""
        now = self._clock.now()
        return stamp(checked_time(now, now))
