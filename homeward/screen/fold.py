"""Parts of a page that are folded away, and drawn only while they are open."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

_PREFIX = "fold:"


@contextmanager
def fold(label: str, *, key: str) -> Iterator[bool]:
    """Draw a part that opens under its label; yield whether it is open.

    What is inside should be drawn only then: the browser goes through everything on the page
    at every move of the slider, also through what nobody sees. In a fragment, opening draws
    the part alone. Its state is in the session as ``fold:KEY``.
    """
    state = _PREFIX + key
    # Labels carry counts, which change; setting the state anew keeps the part open with them.
    st.session_state[state] = bool(st.session_state.get(state, False))
    with st.expander(label, key=state, on_change="rerun") as part:
        yield bool(part.open)
