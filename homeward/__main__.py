"""Run the command line: ``python -m homeward``."""

from homeward.cli import main

if __name__ == "__main__":
    main()
