"""Reads Opus files with libsndfile, which libpulse brings along."""

import ctypes
from ctypes import POINTER, Structure, byref, c_char_p, c_float, c_int, c_int64, c_void_p
from pathlib import Path

import numpy as np

from backcoach.cues.helper.tones import FloatArray

_READ = 0x10
LONGEST_S = 60
"""A longer file is no recording of ours."""


class _Info(Structure):
    _fields_ = (
        ("frames", c_int64), ("rate", c_int), ("channels", c_int), ("format", c_int), ("sections", c_int),
        ("seekable", c_int),
    )  # fmt: skip


def read_opus(path: Path) -> tuple[FloatArray, int]:
    """Samples (-1 to 1) and rate of a mono file. Raises OSError if it cannot be read, or there is no libsndfile."""
    library, info = _library(), _Info()
    file = library.sf_open(bytes(path), _READ, byref(info))
    if not file:
        raise OSError("not a recording")
    try:
        if info.channels != 1 or not 0 < info.frames <= LONGEST_S * info.rate:
            raise OSError("not a recording")
        samples = np.zeros(info.frames, np.float32)
        read = library.sf_readf_float(file, samples.ctypes.data_as(POINTER(c_float)), info.frames)
    finally:
        library.sf_close(file)
    return samples[:read].astype(np.float64), info.rate


def _library() -> ctypes.CDLL:
    """Libsndfile with its signatures. Raises OSError if it is not installed."""
    library = ctypes.CDLL("libsndfile.so.1")
    library.sf_open.restype = c_void_p
    library.sf_open.argtypes = (c_char_p, c_int, POINTER(_Info))
    library.sf_readf_float.restype = c_int64
    library.sf_readf_float.argtypes = (c_void_p, POINTER(c_float), c_int64)
    library.sf_close.argtypes = (c_void_p,)
    return library
