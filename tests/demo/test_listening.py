"""Listening sockets."""

import socket

import pytest

from demo.listening import checked_host, listen


@pytest.mark.parametrize(
    ("host", "address"), [("127.0.0.1", "127.0.0.1"), ("localhost", "127.0.0.1"), ("::1", "::1")]
)
def test_addresses_of_this_machine_are_listened_on(host, address):
    assert checked_host(host) == address


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.2", "exemple.fr", ""])
def test_no_other_address_is_listened_on(host):
    with pytest.raises(ValueError, match="not a loopback address, use 127"):
        checked_host(host)


def test_a_taken_port_is_an_error_at_once():
    with (
        listen("127.0.0.1", 0) as listener,
        pytest.raises(OSError, match="in use"),
    ):
        listen(*listener.getsockname())


def test_answers_are_not_held_back():
    """Nagle's algorithm must be off, else each answer takes 40 ms."""
    with listen("127.0.0.1", 0) as listener:
        assert listener.proto == socket.IPPROTO_TCP
