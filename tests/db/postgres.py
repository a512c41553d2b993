"""A PostgreSQL for tests: started in a folder of its own, not as root, and gone with the run."""

import functools
import os
import pwd
import shutil
import subprocess
import tempfile
import time
from itertools import count
from pathlib import Path

import psycopg
import pytest

from db.store.postgresql.address import ServerAddress
from db.store.postgresql.backend import PostgresBackend
from db.store.store import Store

# Told apart by more than one run: the names of databases on one server.
_NAMES = count(1)
_ROOT = "root_of_tests"
# What costs time and saves only what outlives the run.
_QUICK = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "shared_buffers=16MB")


def folder_of_programs() -> Path | None:
    """Where the programs of a server lie; None where there is none on this computer."""
    found = shutil.which("initdb")
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    path = Path(found).resolve() if found else next(reversed(debian), None)
    return None if path is None else path.parent


class Server:
    """A server that runs; `ended` stops it, `killed` as a power cut does."""

    def __init__(self, programs: Path, *settings: str) -> None:
        self.programs = programs
        self.settings = settings
        self.folder = Path(tempfile.mkdtemp(prefix="pg-", dir=_short_folder()))
        self._user = _user()
        if self._user is not None:
            os.chown(self.folder, self._user, -1)
        self.data = self.folder / "data"
        self._run(
            "initdb", "-D", self.data, "-U", _ROOT, "-A", "trust", "-E", "UTF8", "--locale=C",
            "--no-sync", "--no-instructions",
        )  # fmt: skip
        self.begin()

    def begin(self) -> None:
        """Starts it, and waits until it answers."""
        options = [word for each in (*_QUICK, *self.settings) for word in ("-c", each)]
        self._process = subprocess.Popen(
            [
                self.programs / "postgres", "-D", self.data, "-k", self.folder,
                "-c", "listen_addresses=", "-c", "logging_collector=off", *options,
            ],
            user=self._user, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            cwd=self.folder,
        )  # fmt: skip
        until = time.monotonic() + 30
        while True:
            try:
                self.root().close()
            except psycopg.OperationalError:
                assert time.monotonic() < until
                time.sleep(0.05)
            else:
                return

    def root(self, database: str = "postgres") -> psycopg.Connection:
        """A connection of the one who may do everything."""
        return psycopg.connect(
            host=str(self.folder), dbname=database, user=_ROOT, autocommit=True
        )

    def empty_database(self) -> ServerAddress:
        """A database of which nobody knows, with nothing in it."""
        return self._database("template1")

    def new_database(self) -> ServerAddress:
        """A database of which nobody knows, with the tables of a store, and no plan."""
        return self._database(self._made)

    def drop(self, address: ServerAddress) -> None:
        """Takes a database away, whoever uses it."""
        with self.root() as root:
            root.execute(f'DROP DATABASE "{address.database}" WITH (FORCE)')

    @functools.cached_property
    def _made(self) -> str:
        address = self.empty_database()
        with Store.open_on(PostgresBackend(address), create=True):
            return address.database

    def _database(self, like: str) -> ServerAddress:
        name = f"แผน {next(_NAMES)} 50%"
        with self.root() as root:
            root.execute(f'CREATE DATABASE "{name}" TEMPLATE "{like}"')
        return ServerAddress(str(self.folder), name, _ROOT, is_encrypted=False)

    def kill(self) -> None:
        """Ends it at once, as a power cut does."""
        self._run("pg_ctl", "-D", self.data, "-m", "immediate", "-w", "stop")
        self._process.wait()

    def end(self) -> None:
        """Stops it, and takes its folder away."""
        if self._process.poll() is None:
            self.kill()
        shutil.rmtree(self.folder)

    def _run(self, program: str, *words: object) -> None:
        subprocess.run(
            [self.programs / program, *words],
            user=self._user, check=True, capture_output=True, cwd=self.folder,
        )  # fmt: skip


def _user() -> int | None:
    """Who runs it where that may not be the one who runs the tests; None: the same."""
    return pwd.getpwnam("nobody").pw_uid if os.getuid() == 0 else None


def _short_folder() -> str | None:
    """In memory where there is room; the name of a socket must not be long."""
    memory = Path("/dev/shm")  # noqa: S108 - a private folder is made in it
    return str(memory) if os.access(memory, os.W_OK) else None


@functools.cache
def server() -> Server | None:
    """The server of this process, started when it is first asked for; None where there is none."""
    programs = folder_of_programs()
    return None if programs is None else Server(programs)


def running_server() -> Server:
    """As `server`; the test is skipped where there is none, but fails where it must not be."""
    found = server()
    if found is None:
        said = "PostgreSQL is not on this computer (Debian: apt-get install postgresql)"
        if os.environ.get("PHAEN_TESTS_ALL"):
            pytest.fail(said)
        pytest.skip(said)
    return found


def end_server() -> None:
    """Stops the server of this process, if it has started one."""
    if server.cache_info().currsize and (found := server()) is not None:
        found.end()
        server.cache_clear()
