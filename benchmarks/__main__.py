"""Run every measurement, each in a process of its own: ``python -m benchmarks [NAME …]``."""

from __future__ import annotations

import subprocess
import sys

ALL = ("gazetteer", "rerun", "screen", "playback", "exports", "api", "reading")


def main() -> int:
    """Run the named measurements, or all of them; return non-zero when one failed."""
    chosen = sys.argv[1:] or ALL
    failed = 0
    for name in chosen:
        print(f"— {name} —", flush=True)
        done = subprocess.run([sys.executable, "-m", f"benchmarks.{name}"], check=False)
        failed |= done.returncode
    return failed


if __name__ == "__main__":
    sys.exit(main())
