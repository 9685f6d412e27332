"""The errors of Homeward: one root, each child also the natural builtin.

A message says what happened and what to do about it, in one sentence.
"""


class HomewardError(Exception):
    """The root of every error that Homeward raises on purpose."""


class RecordFaulty(HomewardError, ValueError):
    """The record in ``data/`` breaks its own rules; nothing was loaded."""

    def __init__(self, faults: list[str]) -> None:
        self.faults = faults
        noun = "fault" if len(faults) == 1 else "faults"
        super().__init__(
            f"The record has {len(faults)} {noun}; nothing was loaded:\n" + "\n".join(faults)
        )


class StoreUnavailable(HomewardError, OSError):
    """The store cannot be opened or written."""


class DocumentUnreadable(HomewardError, ValueError):
    """A document has no text that can be read."""


class SettingsInvalid(HomewardError, ValueError):
    """A setting or a command-line value makes no sense."""


class AddressRefused(HomewardError, ValueError):
    """A web address that must not be fetched."""


class PageUnavailable(HomewardError, ConnectionError):
    """A web address that may be fetched, but gave no page."""


class DecisionRefused(HomewardError, ValueError):
    """A decision about an event that cannot be taken as things stand."""


class AreaNotUnderstood(HomewardError, ValueError):
    """The outline of an area to filter by cannot be read."""


class ModelUnavailable(HomewardError, ConnectionError):
    """A language model was asked and gave nothing that can be used."""
