"""Where the bundled data lie."""

from pathlib import Path


def data_root() -> Path:
    """`sim/_data` of an installed copy, else the folder that holds `sim` (a checkout)."""
    package = Path(__file__).resolve().parent.parent
    bundled = package / "_data"
    return bundled if bundled.is_dir() else package.parent


def show_path(path: Path) -> str:
    """A path as messages show it: from the data root or the working folder when inside one."""
    full = resolve(path)
    for root in (Path.cwd(), data_root()):
        if full.is_relative_to(root):
            return str(full.relative_to(root))
    return str(full)


def resolve(path: Path) -> Path:
    """The path without links; as it stands if its links lead in a circle."""
    try:
        return path.resolve()
    except (OSError, RuntimeError, ValueError):
        return path.absolute()


def is_file(path: Path) -> bool:
    """True if there is such a file, or a pipe or device, which its reader refuses.

    False also for a path that no file can have.
    """
    try:
        return path.exists() and not path.is_dir()
    except (OSError, ValueError):
        return False


def is_folder(path: Path) -> bool:
    """True if there is such a folder; False also for a path that no folder can have."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False
