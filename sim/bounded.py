"""Files from outside, read with bounds: regular files alone, and no more than they may hold."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO


def open_regular(path: Path) -> BinaryIO:
    """A regular file, open to be read.

    A device, a pipe and a socket are refused before anything is read of them, so that none of them
    can keep the reader waiting or fill the memory. OSError for a file that cannot be read,
    ValueError for one that is not regular.
    """
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    mode = os.fstat(handle).st_mode
    if stat.S_ISREG(mode):
        return open(handle, "rb")
    os.close(handle)
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    raise ValueError("is no regular file")


def read_bytes(path: Path, most: int) -> bytes:
    """The bytes of a regular file; ValueError also if it holds more than `most`."""
    with open_regular(path) as file:
        data = file.read(most + 1)
    if len(data) > most:
        raise ValueError(f"holds more than {most:,} bytes")
    return data
