"""Posting over a connection that stays open."""

import asyncio
import contextlib

import h11
import pytest

from demo.post_connection import PostConnection


class Peer:
    """Be a web server that answers every request with the next of some raw answers."""

    def __init__(self, *answers):
        self.answers = list(answers)
        self.connections = 0
        self.heads = []

    async def serve(self, reader, writer):
        self.connections += 1
        with contextlib.suppress(asyncio.IncompleteReadError):
            while self.answers:
                self.heads.append((await reader.readuntil(b"\r\n\r\n")).decode())
                await reader.readexactly(4)
                answer = self.answers.pop(0)
                writer.write(answer)
                if not answer or b"close" in answer:
                    break
        writer.close()


@pytest.fixture
async def post():
    async with contextlib.AsyncExitStack() as stack:

        async def post(peer, times):
            server = await asyncio.start_server(peer.serve, "127.0.0.1", 0)
            stack.callback(server.close)
            url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/hook?a=b"
            connection = PostConnection(url, [("X-Name", "value")])
            stack.callback(connection.close)
            return [(await connection.post(b"body")).status_code for _ in range(times)]

        yield post


OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"
CLOSING = b"HTTP/1.1 503 No\r\nConnection: close\r\n\r\nno"
CHUNKED = b"HTTP/1.1 201 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n"
EARLY = b"HTTP/1.1 103 Early\r\n\r\n"


@pytest.mark.parametrize(
    ("answers", "statuses", "connections"),
    [
        ([OK, OK, OK], [200, 200, 200], 1),
        ([CHUNKED, OK], [201, 200], 1),
        ([EARLY + OK, OK], [200, 200], 1),
        ([CLOSING, OK], [503, 200], 2),
    ],
)
async def test_a_connection_is_used_again_if_the_server_keeps_it(
    post, answers, statuses, connections
):
    peer = Peer(*answers)
    assert await post(peer, len(answers)) == statuses
    assert peer.connections == connections


async def test_the_request_has_the_address_and_the_headers(post):
    peer = Peer(OK)
    await post(peer, 1)
    lines = peer.heads[0].lower().splitlines()
    assert lines[0] == "post /hook?a=b http/1.1"
    assert {"x-name: value", "content-length: 4"} <= {*lines}
    assert any(line.startswith("host: 127.0.0.1:") for line in lines)


@pytest.mark.parametrize("answer", [b"", b"no HTTP: close\r\n\r\n", b"HTTP/1.1 200 OK\r\nclose"])
async def test_what_is_no_answer_is_an_error(post, answer):
    with pytest.raises(h11.RemoteProtocolError):
        await post(Peer(answer), 1)
