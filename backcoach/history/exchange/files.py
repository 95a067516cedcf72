"""Writing files completely or not at all, and reading them only up to a maximum size."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import BinaryIO

from backcoach.history.private import make_private
from backcoach.outside import (
    NotRegular,
    TooLarge,
    check_replaceable,
    in_time,
    open_fd,
    read_regular,
    real_path,
)
from backcoach.problem import Problem

ANSWER_S = 60.0
"""Seconds that a file may take to be read, from a slow stick or a network drive."""
LARGEST = 2 * 1024**3
"""Bytes of the largest file that is read."""


@contextmanager
def written(path: Path) -> Iterator[BinaryIO]:
    """A file that only its owner can read, and that replaces an older file once it is complete.

    Raises Problem if that fails, or if there is a device or a pipe in its place, which is never replaced.
    """
    target = real_path(path)
    draft = target.with_name(f".{target.name}.part")
    try:
        check_replaceable(path)
        with os.fdopen(open_fd(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), "wb") as file:
            make_private(draft)
            yield file
            file.flush()
            os.fsync(file.fileno())
        draft.replace(target)
    except OSError as error:
        raise Problem(
            "{path} could not be written ({reason}); choose another place.", path=path, reason=error.strerror
        ) from error
    finally:
        draft.unlink(missing_ok=True)


def content(path: Path, largest: int = LARGEST) -> bytes:
    """The content of a file; raises Problem if it is too large or cannot be read."""
    try:
        return in_time(partial(read_regular, path, largest), ANSWER_S)
    except (NotRegular, IsADirectoryError, FileNotFoundError):
        raise Problem("{path} is not a file; choose one that BackCoach has exported.", path=path) from None
    except TooLarge:
        raise Problem(
            "{path} is larger than {largest:,} MB and cannot be a journal; choose another file.",
            path=path,
            largest=largest // 1024**2,
        ) from None
    except MemoryError:
        raise Problem(
            "{path} is more than this computer can hold; close other programs and try again.", path=path
        ) from None
    except OSError as error:
        raise Problem(
            "{path} cannot be read ({reason}); choose another file.", path=path, reason=error.strerror
        ) from error
