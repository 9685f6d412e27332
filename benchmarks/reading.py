"""How many documents of about 2 kB are read in a second, on one core, start-up not counted."""

from __future__ import annotations

import time
from pathlib import Path

from homeward.read.places import Places
from homeward.read.reading import read_text
from homeward.settings import PROJECT_FOLDER

SECONDS = 5.0
WANTED = 100.0


def main() -> None:
    started = time.perf_counter()
    places = Places.load(PROJECT_FOLDER / "data")
    print(f"start-up {time.perf_counter() - started:.2f} s")
    folder = PROJECT_FOLDER / "tests" / "corpus" / "texts"
    texts = [path.read_text("utf-8") for path in sorted(Path(folder).glob("*.txt"))]
    for text in texts:
        read_text(text, places=places)
    read = characters = 0
    started = time.perf_counter()
    while (spent := time.perf_counter() - started) < SECONDS:
        for text in texts:
            read_text(text, places=places)
        read += len(texts)
        characters += sum(map(len, texts))
    rate = characters / 2000 / spent
    print(f"{read / spent:.0f} corpus articles a second; {rate:.0f} of 2,000 characters")
    print("reached" if rate >= WANTED else f"not reached: {WANTED:.0f} wanted")


if __name__ == "__main__":
    main()
