"""The bytes received, kept under their own SHA-256.

A file appears under its name only when it is whole and on disk, so a kill at any moment leaves either nothing or the truth.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from dixit.errors import LedgerError

__all__ = ["find_original", "keep_original", "rehash_original"]


def keep_original(folder: Path, received: bytes) -> str:
    """Stores the bytes and gives back their digest in hex; does nothing when they are there already.

    Raises LedgerError when they cannot be written (disk full, folder read-only).
    """
    digest = hashlib.sha256(received).hexdigest()
    place = _place(folder, digest)
    if place.exists() and place.stat().st_size == len(received):
        return digest
    passing = place.with_name(f"{digest}.{os.getpid()}.part")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with passing.open("wb") as file:
            file.write(received)
            file.flush()
            os.fsync(file.fileno())
        passing.replace(place)
        _sync_folder(place.parent)
    except OSError as fault:
        raise LedgerError(
            f"the original could not be kept ({fault.strerror})", where=str(place), mend="Make room, or make the folder writable."
        ) from fault
    return digest


def find_original(folder: Path, digest: str) -> bytes | None:
    """The stored bytes, None when there are none under this digest."""
    place = _place(folder, digest)
    return place.read_bytes() if place.is_file() else None


def rehash_original(folder: Path, digest: str) -> str | None:
    """What is wrong with the stored bytes, in words; None when they are what they were."""
    received = find_original(folder, digest)
    if received is None:
        return "the original is missing"
    found = hashlib.sha256(received).hexdigest()
    return None if found == digest else f"the original was changed (its digest is now {found})"


def _place(folder: Path, digest: str) -> Path:
    # Two letters a folder: a hundred thousand originals stay readable in any file manager.
    return folder / digest[:2] / digest


def _sync_folder(folder: Path) -> None:
    """Makes the new name itself durable; a system that cannot sync folders does it by itself."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:
        pass
    finally:
        os.close(handle)
