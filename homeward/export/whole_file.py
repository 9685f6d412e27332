"""Write a file whole or not at all, and clear up after writers that were killed meanwhile."""

from __future__ import annotations

import contextlib
import fcntl
import os
import re
from collections.abc import Iterator
from pathlib import Path

from homeward.errors import HomewardError

# matches ".homeward-4711.part"; must not match ".report.html.part" nor "homeward-4711.part"
_PART = re.compile(r"\.homeward-\d+\.part")


class FileUnwritable(HomewardError, OSError):
    """A file cannot be written where it was asked for."""


def write_whole(target: Path, made: bytes) -> None:
    """Write a file: what was there stays until the new one is complete.

    Parts that killed writers left in the same folder are removed; those of living ones stay.
    A pipe or a device is written to as it is. Raises FileUnwritable.
    """
    try:
        if target.exists() and not target.is_file():
            target.write_bytes(made)
            return
        _remove_left_parts(target.parent)
        _write_and_rename(target, made)
    except OSError as error:
        raise FileUnwritable(
            f"{target} cannot be written ({error.strerror}); choose another folder or name."
        ) from error


def _write_and_rename(target: Path, made: bytes) -> None:
    part = target.with_name(f".homeward-{os.getpid()}.part")
    with _locked(part, os.O_CREAT, wait=True):
        try:
            part.write_bytes(made)
            part.replace(target)
        except OSError:
            part.unlink(missing_ok=True)
            raise


def _remove_left_parts(folder: Path) -> None:
    """Remove parts that nobody holds; what may not be removed is left for its owner."""
    parts: list[Path] = []
    with contextlib.suppress(OSError):  # a folder may be written to and not be listed
        parts += [each for each in folder.iterdir() if _PART.fullmatch(each.name)]
    for part in parts:
        with contextlib.suppress(OSError), _locked(part, 0, wait=False):
            part.unlink()


@contextlib.contextmanager
def _locked(part: Path, flags: int, *, wait: bool) -> Iterator[None]:
    """Hold a part; the lock ends with its process, however that ends.

    Without ``wait`` raises OSError where another holds it or nothing can be locked.
    """
    while True:
        file = os.open(part, flags | os.O_WRONLY | os.O_NOFOLLOW | os.O_NONBLOCK, 0o666)
        try:
            if wait:
                with contextlib.suppress(OSError):  # some network folders know no locks
                    fcntl.flock(file, fcntl.LOCK_EX)
            else:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if _is_still(part, file):
                yield
                return
            if not wait:
                raise FileNotFoundError(part)
            # another took it away between opening and locking: once more
        finally:
            os.close(file)


def _is_still(part: Path, file: int) -> bool:
    """Tell whether an open file is what stands under the name."""
    try:
        return os.path.samestat(part.lstat(), os.fstat(file))
    except FileNotFoundError:
        return False
