"""Several text files as one archive, the same bytes at any time; a scenario is kept that way."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from sim.errors import RunError, one_line, quote

EPOCH: Final = (1980, 1, 1, 0, 0, 0)  # the same bytes at any time
MOST: Final = 64 * 2**20  # bytes of all files


def text_hash(texts: Mapping[str, bytes]) -> str:
    """SHA-256 over names and contents."""
    total = hashlib.sha256()
    for name, data in sorted(texts.items()):
        total.update(f"{name}\n{len(data)}\n".encode())
        total.update(data)
    return total.hexdigest()


def pack(texts: Mapping[str, bytes]) -> bytes:
    """The files as a zip archive, the same bytes for the same files."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in sorted(texts.items()):
            archive.writestr(zipfile.ZipInfo(name, EPOCH), data, zipfile.ZIP_DEFLATED)
    return file.getvalue()


@contextmanager
def unpack_texts(path: Path) -> Iterator[list[Path]]:
    """The folders of an archive by the numbers before their names, for as long as the block runs.

    RunError for an archive that is damaged or too large.
    """
    with TemporaryDirectory(prefix="escalade-archive-") as place:
        try:
            with zipfile.ZipFile(path) as archive:
                infos = archive.infolist()
                if sum(i.file_size for i in infos) > MOST:
                    raise RunError(f"{quote(path, 200)}: holds more than {MOST:,} bytes")
                archive.extractall(place)  # leaves out `..` and roots
            found = sorted(Path(place).iterdir(), key=lambda p: int(p.name.partition("-")[0]))
        except (OSError, ValueError, zipfile.BadZipFile, NotImplementedError, RuntimeError) as e:
            raise RunError(f"{quote(path, 200)} is damaged: {one_line(str(e))}") from e
        yield found
