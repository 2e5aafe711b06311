"""On what a figure was measured, without naming the machine."""

import os
import platform
from importlib.metadata import version


def machine(*packages: str) -> str:
    """Cores, load, interpreter and package versions, in one line."""
    cores, load = os.cpu_count(), os.getloadavg()[0]
    packs = ", ".join(f"{name} {version(name)}" for name in packages)
    kind = platform.machine()
    return f"{cores} cores ({kind}), load {load:.1f}; Python {platform.python_version()}, {packs}"
