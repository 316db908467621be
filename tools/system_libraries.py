"""Makes sure of what Qt's wheels need of the system but do not carry: libraries, a screen.

Run as ``python tools/system_libraries.py offscreen|window|opengl``, with any Python 3.11 or newer
and nothing installed. Root on Debian or Ubuntu gets what is missing by apt-get; everybody else
gets the one line to type.
"""

import ctypes
import os
import shutil
import subprocess
import sys
from pathlib import Path

OFFSCREEN = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon.so.0": "libxkbcommon0",
}
X11 = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
SCREEN = {
    "xvfb-run": "xvfb",
    "xauth": "xauth",
    "*/dri/swrast_dri.so": "libgl1-mesa-dri",
}
NEEDED = {
    "offscreen": OFFSCREEN,
    "window": OFFSCREEN | X11,
    "opengl": OFFSCREEN | X11 | SCREEN,
}


def main(purpose: str) -> int:
    """Install or name what ``purpose`` lacks; return 0 when nothing is missing any more."""
    missing = missing_packages(NEEDED[purpose])
    if not missing:
        return 0
    if can_install():
        install(missing)
        missing = missing_packages(NEEDED[purpose])
    if missing:
        print(
            f"Qt needs what is missing on this system. Install it with\n\n"
            f"    sudo apt-get install --yes {' '.join(missing)}\n\nand try again."
        )
    return 1 if missing else 0


def missing_packages(libraries: dict[str, str]) -> list[str]:
    """Return the Debian packages of the libraries, drivers and programs that are not there."""
    return [package for name, package in libraries.items() if not is_there(name)]


def is_there(name: str) -> bool:
    """Return whether a library, a driver below /usr/lib or a program is there."""
    if "/" in name:
        return not sys.platform.startswith("linux") or any(Path("/usr/lib").glob(name))
    if ".so" in name:
        return can_load(name)
    return not sys.platform.startswith("linux") or shutil.which(name) is not None


def can_load(library: str) -> bool:
    """Return whether the dynamic loader finds ``library``; only Linux is asked."""
    if not sys.platform.startswith("linux"):
        return True
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def can_install() -> bool:
    """Return whether this is root on a system with apt-get."""
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def install(packages: list[str]) -> None:
    """Install ``packages`` by apt-get; what went wrong is on the terminal."""
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    command = ["apt-get", "install", "--yes", "--no-install-recommends", *packages]
    print("Installing", *packages, flush=True)
    subprocess.run(["apt-get", "update", "--quiet"], env=environment, check=False)
    subprocess.run(command, env=environment, check=False)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1]))
