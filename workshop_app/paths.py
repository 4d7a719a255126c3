"""Where the program keeps its things, and where a library may not lie."""

from __future__ import annotations

import os
import sys
from pathlib import Path, PurePosixPath

from workshop_app.domain.errors import StorageError

NETWORK_FILE_SYSTEMS = {
    "nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "glusterfs", "ncpfs", "davfs", "fuse.sshfs",
    "fuse.rclone", "fuse.davfs2", "fuse.gvfsd-fuse",
}  # fmt: skip


def data_folder() -> Path:
    """The user's own data folder on this computer; VERKSTAD_DATA names another, for tests and rehearsals."""
    if chosen := os.environ.get("VERKSTAD_DATA"):
        return Path(chosen)
    if sys.platform == "linux":  # as platformdirs says, which takes a millisecond to import: every start waits for this
        said, home = (Path(os.environ.get(name, "")) for name in ("XDG_DATA_HOME", "HOME"))
        for folder in (said, home / ".local/share"):
            if folder.is_absolute():
                return folder / "verkstad"
    import platformdirs

    name = "Verkstad" if sys.platform in ("win32", "darwin") else "verkstad"
    return platformdirs.user_data_path(name, appauthor=False, roaming=False)


def library_path() -> Path:
    """The library that is opened when no other is named."""
    return data_folder() / "library.db"


def backups_folder(library: Path) -> Path:
    """Where backups of a library are kept: beside it."""
    return library.parent / "backups" if library == library_path() else library.parent / f"{library.stem}-backups"


def config_path() -> Path:
    """The file with the user's settings."""
    return data_folder() / "settings.json"


def refuse_share(path: Path) -> None:
    """StorageError('library_on_share') when the path is on a network drive: there a library can be torn apart."""
    if sys.platform == "win32":
        on_share = _is_windows_share(path)
    elif sys.platform == "linux":
        mounts = Path("/proc/mounts")
        text = mounts.read_text(encoding="utf-8", errors="surrogateescape") if mounts.exists() else ""
        on_share = file_system_of(path.resolve().as_posix(), text) in NETWORK_FILE_SYSTEMS
    else:
        on_share = False
    if on_share:
        raise StorageError("library_on_share", path=str(path))


def file_system_of(path: str, mounts: str) -> str:
    """The type of the file system an absolute path lies on, from the text of /proc/mounts; empty when unknown."""
    found, depth = "", -1
    wanted = PurePosixPath(path)
    for line in mounts.splitlines():
        parts = line.split(" ")
        if len(parts) < 3:
            continue
        point = PurePosixPath(_unescaped(parts[1]))
        # The last of several mounts on one point is the one that shows.
        if wanted.is_relative_to(point) and len(point.parts) >= depth:
            found, depth = parts[2], len(point.parts)
    return found


def is_unc(path: str) -> bool:
    r"""Whether a Windows path names a share: \\server\share, also in its long form."""
    plain = path.replace("/", "\\")
    return plain.startswith("\\\\?\\UNC\\") or (plain.startswith("\\\\") and plain[2:3] not in ("?", "."))


def _is_windows_share(path: Path) -> bool:
    if is_unc(str(path)):
        return True
    import ctypes

    drive_remote = 4
    anchor = path.absolute().anchor
    return bool(ctypes.windll.kernel32.GetDriveTypeW(anchor) == drive_remote)  # type: ignore[attr-defined,unused-ignore]


def _unescaped(point: str) -> str:
    for code, char in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        point = point.replace(code, char)
    return point
