"""Every benchmark, one after the other, and at the end what belongs into RESULTS.md.

    python3 dev.py bench everything

About a quarter of an hour; let nothing else go on meanwhile.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
NAMES = ("library", "board", "minutes")


def main() -> int:
    """Run them; 1 when any of them misses a goal."""
    blocks, status = [], 0
    for name in NAMES:
        ran = subprocess.run([sys.executable, HERE / f"{name}.py"], stdout=subprocess.PIPE, text=True)
        lines = ran.stdout.splitlines()
        figures = [line for line in lines if line.startswith("{")]
        print("\n".join(figures), flush=True)
        rest = "\n".join(line for line in lines if not line.startswith("{")).strip()
        blocks.append(f"## {name}\n{rest}")
        status = status or ran.returncode
    print("\n" + "\n\n".join(blocks))
    return status


if __name__ == "__main__":
    sys.exit(main())
