"""Answers leave at once, on the connections that the server accepts."""

from __future__ import annotations

import socket

from homeward.screen.sockets import send_at_once


def waits(connection: socket.socket) -> bool:
    return not connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_what_is_accepted_afterwards_does_not_wait() -> None:
    with socket.socket() as listening, socket.socket() as visitor, socket.socket() as other:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        assert waits(listening)
        assert send_at_once() >= 1
        visitor.connect(listening.getsockname())
        accepted, _ = listening.accept()
        with accepted:
            assert not waits(accepted)
        assert waits(other), "only what listens is touched"
