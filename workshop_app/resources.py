"""Where the files beside the package are: in the frozen bundle, in the installed wheel or in the checkout."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path


@cache
def resource(name: str) -> Path:
    """The path of a file or folder of `resources/`; FileNotFoundError when it is in none of the three places."""
    package = Path(__file__).parent
    bundle = getattr(sys, "_MEIPASS", None)
    places = ([Path(bundle) / "resources"] if bundle else []) + [package / "resources", package.parent / "resources"]
    for place in places:
        if (place / name).exists():
            return place / name
    raise FileNotFoundError(f"resources/{name}")
