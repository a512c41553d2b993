"""A server as it is met over a slow network: what goes to it and comes from it is held up."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from types import TracebackType
from typing import Self

from db.store.postgresql.address import ServerAddress

_AT_ONCE = 65536  # bytes that are read together


class FarServer:
    """Stands between, on a port of its own, while it is entered.

    `delay` are the seconds for which each way takes longer. `turns` counts how often an answer was
    waited for: how often something was sent after something had come, over all connections. One
    that is `silent` takes connections and says nothing.
    """

    def __init__(self, address: ServerAddress, delay: float = 0.0, *, silent: bool = False) -> None:
        self._there = address
        self._delay = delay
        self._silent = silent
        self.turns = 0
        self._writers: list[asyncio.StreamWriter] = []
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever)

    @property
    def address(self) -> ServerAddress:
        """The same store by way of here."""
        return self._there._replace(host="127.0.0.1", port=self._port, is_encrypted=False)

    def __enter__(self) -> Self:
        self._thread.start()
        beginning = asyncio.start_server(self._meet, "127.0.0.1", 0)
        self._server = asyncio.run_coroutine_threadsafe(beginning, self._loop).result()
        self._port = int(self._server.sockets[0].getsockname()[1])
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: object, _at: TracebackType | None
    ) -> None:
        asyncio.run_coroutine_threadsafe(self._end(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    async def _end(self) -> None:
        self._server.close()
        tasks = asyncio.all_tasks(self._loop) - {asyncio.current_task(self._loop)}
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        for writer in self._writers:
            writer.transport.abort()
        await asyncio.sleep(0)

    async def _meet(self, here: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
        self._writers.append(back)
        if self._silent:
            with contextlib.suppress(asyncio.CancelledError, OSError):
                await asyncio.Event().wait()
            return
        there, on = await asyncio.open_connection("127.0.0.1", self._there.port)
        self._writers.append(on)
        answered = asyncio.Event()
        answered.set()
        asking = self._carry(here, on, answered, asks=True)
        answering = self._carry(there, back, answered, asks=False)
        with contextlib.suppress(asyncio.CancelledError, OSError):
            await asyncio.gather(asking, answering)

    async def _carry(
        self,
        source: asyncio.StreamReader,
        target: asyncio.StreamWriter,
        answered: asyncio.Event,
        *,
        asks: bool,
    ) -> None:
        """Hands on what comes, each piece as much later as the way is long."""
        try:
            while data := await source.read(_AT_ONCE):
                if not asks:
                    answered.set()
                elif answered.is_set():
                    answered.clear()
                    self.turns += 1
                # Pieces follow one another: only the first of a row is waited for.
                self._loop.call_later(self._delay, target.write, data)
        finally:
            self._loop.call_later(self._delay, target.close)
