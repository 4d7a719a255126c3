#!/usr/bin/env python3
"""Set up, run and test the program, with the standard library alone: `python3 dev.py COMMAND`.

Commands:
    run [arguments]     open the program (where there is no display: play the demo into demo/)
    test [arguments]    lint, types, import contracts, catalogue and every test (arguments go to pytest)
    bench NAME          run benchmarks/NAME.py
    catalogue           take new strings into the Swedish catalogue and compile it
"""

from __future__ import annotations

import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "installed"
SUITABLE = "import sys; assert (3, 11) <= sys.version_info < (3, 14)"
# UTF-8 whatever LANG says, with the language left as it is: the editable install is a .pth file with our path in it,
# and where that holds an å, Python 3.11 does not even start in an ASCII locale.
ENVIRONMENT = {**os.environ, "PYTHONUTF8": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
if sys.platform == "linux":
    language = ENVIRONMENT.pop("LC_ALL", "") or os.environ.get("LANG", "")
    ENVIRONMENT.update({"LANG": language, "LC_CTYPE": "C.UTF-8"})

# What Qt and its X11, Wayland and off-screen plugins link to, less what these bring, and the Debian package of each.
LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}

CHECKS = (
    ("Lint", ["-m", "ruff", "check", "."]),
    ("Format", ["-m", "ruff", "format", "--check", "."]),
    ("Types", ["-m", "mypy"]),
    ("Import contracts", ["-c", "from importlinter.cli import lint_imports_command as main; main()"]),
    ("Catalogue", ["tests/helpers/catalogue.py", "--check"]),
)


def say(text: str) -> None:
    """One line to the person at the keyboard, in its place among what the started programs write."""
    print(text, flush=True)


def runs(python: str | Path, code: str) -> bool:
    """Whether this interpreter runs this code without an error."""
    try:
        return subprocess.run([python, "-c", code], capture_output=True, env=ENVIRONMENT).returncode == 0
    except OSError:
        return False


def find_python() -> str:
    """An interpreter the program runs on: this one, or another on the path."""
    found = (shutil.which(f"python3.{minor}") for minor in (13, 12, 11))
    for python in (sys.executable, *found):
        if python and runs(python, SUITABLE):
            return python
    version = ".".join(map(str, sys.version_info[:3]))
    sys.exit(f"Python 3.11, 3.12 or 3.13 is needed; this is {version} and no other was found.")


def install_packages(packages: list[str]) -> None:
    """Install Debian packages as root or through sudo; where that cannot be done, say in one line what to install."""
    command = f"apt-get install -y {' '.join(packages)}"
    if not shutil.which("apt-get"):
        sys.exit(f"Some system libraries are missing. Install what Debian calls: {' '.join(packages)}")
    root = os.geteuid() == 0
    if not root and (not shutil.which("sudo") or subprocess.call(["sudo", "-n", "true"], stderr=subprocess.DEVNULL)):
        sys.exit(f"Some system libraries are missing. Install them, then run this again: sudo {command}")
    say(f"Installing system packages: {' '.join(packages)}")
    apt = [*([] if root else ["sudo", "-n"]), "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    subprocess.call([*apt, "update"], stdout=subprocess.DEVNULL)
    if subprocess.call([*apt, "install", "-y", "--no-install-recommends", *packages], stdout=subprocess.DEVNULL):
        sys.exit(f"The system packages could not be installed. Install them, then run this again: {command}")


def missing_libraries() -> list[str]:
    """The packages of the libraries that this machine lacks and Qt needs."""
    missing = []
    for library, package in LIBRARIES.items() if sys.platform == "linux" else ():
        try:
            ctypes.CDLL(library)
        except OSError:
            missing.append(package)
    return missing


def set_up(extras: str) -> None:
    """Make the environment and install everything that is not there yet; the second time there is nothing to do."""
    if missing := missing_libraries():
        install_packages(missing)
    state = hashlib.sha256((ROOT / "pyproject.toml").read_bytes() + os.fsencode(ROOT)).hexdigest()
    installed = STAMP.read_text("utf-8") if STAMP.exists() else ""
    usable = runs(PYTHON, f"{SUITABLE}; import pip")
    if usable and installed in (f"{state} [dev]", f"{state} {extras}"):
        return
    if not usable:
        make_environment(find_python())
    say("Installing the program and what it needs; the first time this takes a few minutes ...")
    if subprocess.call(
        [PYTHON, "-m", "pip", "install", "--quiet", "--editable", f".{extras}"], cwd=ROOT, env=ENVIRONMENT
    ):
        sys.exit("The installation failed; the reason stands above.")
    STAMP.write_text(f"{state} {extras}", "utf-8")


def make_environment(python: str) -> None:
    """Make .venv afresh; Debian keeps the means for that in a package of its own."""
    if not runs(python, "import venv, ensurepip"):
        version = subprocess.check_output(
            [python, "-c", "import sys; print('%d.%d' % sys.version_info[:2])"], text=True
        )
        install_packages([f"python{version.strip()}-venv"])
    say("Making .venv ...")
    subprocess.run([python, "-m", "venv", "--clear", VENV], check=True, env=ENVIRONMENT)


def call(arguments: list[str], where: Path | None = ROOT) -> int:
    """Run the environment's Python."""
    return subprocess.call([PYTHON, *arguments], cwd=where, env=ENVIRONMENT)


def run(arguments: list[str]) -> int:
    """Open the program where the user stands; without a display, play the demo."""
    set_up("")
    options = ("--library", "--lang")
    opens = all(word.split("=")[0] in options or arguments[at - 1] in options for at, word in enumerate(arguments))
    if opens and sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        say("There is no display here: playing the demo into demo/ instead.")
        arguments = [*arguments, "demo", str(ROOT / "demo")]
    return call(["-m", "workshop_app", *arguments], where=None)


def test(arguments: list[str]) -> int:
    """Every check in order, then the tests."""
    set_up("[dev]")
    for heading, command in (*CHECKS, ("Tests", ["-m", "pytest", *arguments])):
        say(f"\n== {heading}")
        if status := call(command):
            say(f"\n{heading}: failed.")
            return status
    say("\nAll is well.")
    return 0


def bench(arguments: list[str]) -> int:
    """One benchmark by name."""
    names = sorted(path.stem for path in (ROOT / "benchmarks").glob("*.py"))
    if not arguments or arguments[0] not in names:
        sys.exit(f"Which benchmark? There are: {', '.join(names) or 'none yet'}")
    set_up("[dev]")
    return call([f"benchmarks/{arguments[0]}.py", *arguments[1:]])


def catalogue(arguments: list[str]) -> int:
    """The Swedish catalogue, brought up to date with the sources."""
    set_up("[dev]")
    return call(["tests/helpers/catalogue.py", *arguments])


def main() -> int:
    """The command named on the command line."""
    commands = {"run": run, "test": test, "bench": bench, "catalogue": catalogue}
    if len(sys.argv) < 2 or sys.argv[1] not in commands:
        say((__doc__ or "").strip())
        return 2
    try:
        return commands[sys.argv[1]](sys.argv[2:])
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
