"""An app -> an address on this machine, whoever leaves, dawdles or sends nonsense."""

import asyncio
import contextlib
import logging
import socket
import threading
from collections.abc import Iterator
from typing import Final

from starlette.types import ASGIApp
from uvicorn import Config, Server
from uvicorn.protocols.http.h11_impl import H11Protocol, RequestResponseCycle

from generator.settings import EditionError

try:
    import resource
except ImportError:  # Windows, where a process may have connections without number
    resource = None  # type: ignore[assignment]

HOST: Final = "127.0.0.1"  # a preview is for this machine only
PATIENCE = 10.0  # seconds in which a connection has to bring a whole request
_MOST_FILES = 8192  # that the process may hold open, each connection among them


@contextlib.contextmanager
def served(app: ASGIApp, port: int) -> Iterator[int]:
    """The port at which the app answers on this machine until the end; 0 takes any free one.

    Raises EditionError where the port is taken.
    """
    try:
        listener = socket.create_server((HOST, port))
    except (OSError, OverflowError) as error:
        raise EditionError("port-is-taken", port=port, other=8000 + 80) from error
    _allow_many_connections()
    server = Server(_config(app))
    thread = threading.Thread(target=asyncio.run, args=(_answering(server, listener),), daemon=True)
    thread.start()
    try:
        yield listener.getsockname()[1]
    finally:
        server.force_exit = server.should_exit = True
        thread.join()


class _Connection(H11Protocol):
    """A connection that is closed where it is idle, or its request comes a character at a time."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override] # as uvicorn has it
        """Begin to wait for a request."""
        super().connection_made(transport)
        self._wait_for_another(None)

    def _wait_for_another(self, last: RequestResponseCycle | None) -> None:
        """Look again after a while whether a request has come since the `last`."""
        self._patience = self.loop.call_later(PATIENCE, self._end_where_idle, last)

    def _end_where_idle(self, last: RequestResponseCycle | None) -> None:
        is_answering = self.cycle is not None and not self.cycle.response_complete
        if is_answering or self.cycle is not last:
            self._wait_for_another(self.cycle)
        else:
            self.transport.abort()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no more."""
        self._patience.cancel()
        super().connection_lost(exc)


def _config(app: ASGIApp) -> Config:
    """What uvicorn is told: to say nothing, the terminal belongs to the editor; to end at once."""
    return Config(
        app,
        loop="asyncio",
        http=_Connection,
        ws="none",
        lifespan="off",
        interface="asgi3",
        log_config=None,
        log_level=logging.CRITICAL + 1,
        access_log=False,
        proxy_headers=False,
        server_header=False,
        timeout_graceful_shutdown=0,
    )


async def _answering(server: Server, listener: socket.socket) -> None:
    asyncio.get_running_loop().set_exception_handler(lambda _loop, _context: None)
    await server.serve(sockets=[listener])
    for connection in list(server.server_state.connections):
        connection.transport.abort()
    await asyncio.sleep(0)


def _allow_many_connections() -> None:
    """Raise the number of files that the process may hold open, where the system gives few unless asked."""
    if resource is None:
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = _MOST_FILES if hard == resource.RLIM_INFINITY else min(_MOST_FILES, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
