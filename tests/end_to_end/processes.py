"""Processes of the bot: started anew, or forked from one that has imported all it stands on.

To import that takes nine tenths of the CPU of a start. What a fork does is what a new process does
once it has imported: it runs the script in a folder and an environment of its own, gets signals,
and ends as a Python ends.

    tests -- request, pipes --> this file, a process -- fork --> keeper -- fork --> run_bot.py
      ^---------------- number of the process, exit status --------'
"""

import asyncio
import contextlib
import gc
import importlib
import json
import os
import runpy
import signal
import socket
import subprocess
import sys
from asyncio.subprocess import PIPE
from collections.abc import Callable, Coroutine, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol, TypeAlias

SCRIPT = Path(__file__).parents[2] / "run_bot.py"
_MAX_REQUEST = 1 << 16  # bytes


class Child(Protocol):
    """What tests need of a process; asyncio's `Process` has it."""

    stdout: Any
    returncode: int | None

    async def communicate(self) -> tuple[bytes, bytes]:
        """Wait for the end; return what is left on standard output and standard error."""

    def send_signal(self, number: int, /) -> None:
        """Send a signal."""

    def kill(self) -> None:
        """Kill it."""


Start: TypeAlias = Callable[[Path, Mapping[str, str], tuple[str, ...]], Coroutine[Any, Any, Child]]


async def start_anew(
    folder: Path, environment: Mapping[str, str], arguments: tuple[str, ...]
) -> Any:
    """Start the bot as a user does."""
    return await asyncio.create_subprocess_exec(
        sys.executable, SCRIPT, *arguments, cwd=folder, env=environment, stdout=PIPE, stderr=PIPE
    )


@contextlib.contextmanager
def forking() -> Iterator[Start]:
    """Let a process import what the bot stands on; give what starts forks of it."""
    if sys.platform != "linux":  # others have no such sockets, or do not fork
        yield start_anew
        return
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with theirs:
        process = subprocess.Popen(
            [sys.executable, __file__, str(theirs.fileno())],
            env={"PATH": os.environ["PATH"]},
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
            stdout=PIPE,  # of the same kind as a fork has, for Python looks at it as it starts
            stderr=PIPE,
            start_new_session=True,  # Ctrl-C is for the tests, which then end it
        )

    async def start(*request: Any) -> Child:
        return await _start_fork(ours, json.dumps(request, default=str).encode())

    with process, ours:
        yield start


class _Fork:
    """A process that was forked."""

    def __init__(self, pid: int, news: Any, stdout: Any, stderr: Any) -> None:
        self.stdout = stdout
        self.returncode: int | None = None
        self._pid, self._news, self._stderr = pid, news, stderr

    async def communicate(self) -> tuple[bytes, bytes]:
        said, complained = await asyncio.gather(self.stdout.read(), self._stderr.read())
        self.returncode = int(await self._news.read())
        return said, complained

    def send_signal(self, number: int, /) -> None:
        os.kill(self._pid, number)

    def kill(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            self.send_signal(signal.SIGKILL)


async def _start_fork(requests: socket.socket, request: bytes) -> Child:
    pipes = [os.pipe() for _ in ("news", "stdout", "stderr")]
    written = [end for _, end in pipes]
    socket.send_fds(requests, [request], written)
    for end in written:
        os.close(end)
    news, stdout, stderr = [await _reader(end) for end, _ in pipes]
    return _Fork(int(await news.readline()), news, stdout, stderr)


async def _reader(end: int) -> asyncio.StreamReader:
    reader = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(
        lambda: asyncio.StreamReaderProtocol(reader), os.fdopen(end, "rb", buffering=0)
    )
    return reader


def _serve(requests: socket.socket) -> None:
    """Fork for each request until the tests end, then end; return in forks alone."""
    gc.freeze()
    while request := _receive(requests):
        text, news, *output = request
        if os.fork() == 0:
            requests.close()
            _keep(news, output)
            _become(*json.loads(text), *output)
            return
        for end in (news, *output):
            os.close(end)
        with contextlib.suppress(ChildProcessError):
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass
    sys.exit()


def _receive(requests: socket.socket) -> tuple[Any, ...]:
    """Wait for a request; return it with the pipes, nothing if there will be no more."""
    text, ends, *_ = socket.recv_fds(requests, _MAX_REQUEST, 3)
    return (text, *ends) if text else ()


def _keep(news: int, output: Sequence[int]) -> None:
    """Fork, tell of the fork and of how it ends, and end; return in the fork alone."""
    pid = os.fork()
    if pid == 0:
        os.close(news)
        return
    for end in output:
        os.close(end)
    os.write(news, f"{pid}\n".encode())
    status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    os.write(news, f"{status}\n".encode())
    os._exit(0)


def _become(
    folder: str, environment: Mapping[str, str], arguments: Sequence[str], stdout: int, stderr: int
) -> None:
    """Make this process one that was started with these."""
    for end, number in ((stdout, 1), (stderr, 2)):
        os.dup2(end, number)
        os.close(end)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv = [str(SCRIPT), *arguments]


if __name__ == "__main__":
    sys.path[0] = str(SCRIPT.parent)
    for name in ("run_bot", "demo"):
        importlib.import_module(name)
    _serve(socket.socket(fileno=int(sys.argv[1])))
    runpy.run_path(str(SCRIPT), run_name="__main__")
