"""Files encrypted with a passphrase: AES-256-GCM in chunks, the key by scrypt; `docs/exchange.md` gives the format.

The package `cryptography` is optional and loaded only here, when a passphrase is given.
"""

import hashlib
import os
import unicodedata
from collections.abc import Iterable
from typing import TYPE_CHECKING, BinaryIO

from backcoach.problem import Problem
from backcoach.words import N_

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

MAGIC = b"BackCoach sealed 1\n"
COST, BLOCK, LANES = 17, 8, 1
"""scrypt's N as a power of 2, its r and its p: 128 MB and about a third of a second."""
_HEAD = len(MAGIC) + 3 + 16 + 7
_CHUNK, _TAG = 1024**2, 16
_COSTLIEST = 19
"""512 MB and two seconds; this program never writes a head that asks for more."""
_WRONG = N_("This passphrase does not open the file, or the file was changed; check both and try again.")


def _cipher(passphrase: str, head: bytes) -> "AESGCM":
    """The cipher for a file by its head; raises Problem if the head asks for too much memory."""
    try:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM
    except ImportError:
        raise Problem(
            "Passphrases need the Python package cryptography; install it beside BackCoach, then try again."
        ) from None
    if not passphrase:
        raise Problem("An empty passphrase protects nothing; choose a longer one.")
    cost, *rest = head[len(MAGIC) : len(MAGIC) + 3]
    if not 1 <= cost <= _COSTLIEST or rest != [BLOCK, LANES]:
        raise Problem(_WRONG)
    return AESGCM(_key(passphrase, head[len(MAGIC) + 3 : -7], cost))


def _key(passphrase: str, salt: bytes, cost: int) -> bytes:
    """32 bytes by scrypt; raises Problem if there is not enough memory."""
    text = unicodedata.normalize("NFC", passphrase).encode(errors="surrogatepass")
    try:
        return hashlib.scrypt(text, salt=salt, n=2**cost, r=BLOCK, p=LANES, maxmem=2**31 - 1, dklen=32)
    except (ValueError, MemoryError):
        memory = 128 * BLOCK * 2**cost // 1024**2
        raise Problem(
            "The passphrase takes {memory} MB of memory; close other programs and try again.", memory=memory
        ) from None


def _nonce(head: bytes, number: int, *, last: bool) -> bytes:
    """A different nonce for each chunk, so that chunks cannot be moved, left out or cut off unnoticed."""
    return head[-7:] + number.to_bytes(4, "big") + bytes([last])


class Sealer:
    """Writes an encrypted file; it can only be read after `finish` was called."""

    def __init__(self, file: BinaryIO, passphrase: str) -> None:
        self._head = MAGIC + bytes([COST, BLOCK, LANES]) + os.urandom(16 + 7)
        self._cipher = _cipher(passphrase, self._head)
        self._file = file
        self._pending = bytearray()
        self._number = 0
        file.write(self._head)

    def write(self, data: bytes) -> int:
        """Add to the content."""
        self._pending += data
        while len(self._pending) > _CHUNK:
            self._seal(bytes(self._pending[:_CHUNK]), last=False)
            del self._pending[:_CHUNK]
        return len(data)

    def writelines(self, parts: Iterable[bytes]) -> None:
        """Add to the content, part by part."""
        for part in parts:
            self.write(part)

    def flush(self) -> None:
        """Do nothing: a chunk is written when it is full."""

    def finish(self) -> None:
        """Write the last chunk."""
        self._seal(bytes(self._pending), last=True)

    def _seal(self, chunk: bytes, *, last: bool) -> None:
        nonce = _nonce(self._head, self._number, last=last)
        self._file.write(self._cipher.encrypt(nonce, chunk, self._head))
        self._number += 1


def is_sealed(data: bytes) -> bool:
    """Whether these are the bytes of an encrypted file."""
    return data.startswith(MAGIC)


def unsealed(data: bytes, passphrase: str) -> bytes:
    """The decrypted content; raises Problem for a wrong passphrase or a file that was changed."""
    head, body = data[:_HEAD], memoryview(data)[_HEAD:]
    if len(head) < _HEAD or not len(body):
        raise Problem(_WRONG)
    cipher = _cipher(passphrase, head)
    from cryptography.exceptions import InvalidTag

    size = _CHUNK + _TAG
    starts = range(0, len(body), size)
    try:
        return b"".join(
            cipher.decrypt(_nonce(head, number, last=start == starts[-1]), body[start : start + size], head)
            for number, start in enumerate(starts)
        )
    except InvalidTag:
        raise Problem(_WRONG) from None
