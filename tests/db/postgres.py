"""A PostgreSQL for tests: started in a folder of its own, not as root, and gone with the run."""

import functools
import os
import pwd
import shutil
import socket
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
_WHO_MAY = """
local all all trust
host all all 127.0.0.1/32 scram-sha-256
"""
_NEW_KEY = ("req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes")
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
        self.port = _free_port()
        self._run(
            "initdb", "-D", self.data, "-U", _ROOT, "-A", "trust", "-E", "UTF8", "--locale=C",
            "--no-sync", "--no-instructions",
        )  # fmt: skip
        (self.data / "pg_hba.conf").write_text(_WHO_MAY)
        self._make_certificate()
        self.begin()

    def begin(self) -> None:
        """Starts it, and waits until it answers."""
        options = [word for each in (*_QUICK, *self.settings) for word in ("-c", each)]
        self._process = subprocess.Popen(
            [
                self.programs / "postgres", "-D", self.data, "-k", self.folder,
                "-p", f"{self.port}", "-c", "listen_addresses=127.0.0.1", "-c", "ssl=on",
                "-c", "logging_collector=off", *options,
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
            host=str(self.folder), port=self.port, dbname=database, user=_ROOT, autocommit=True
        )

    def empty_database(self) -> ServerAddress:
        """A database of which nobody knows, with nothing in it."""
        return self._database("template1")

    def new_database(self) -> ServerAddress:
        """A database of which nobody knows, with the tables of a store, and no plan."""
        return self._database(self._made)

    @functools.cached_property
    def _lent(self) -> ServerAddress:
        return self.new_database()

    def emptied_database(self) -> ServerAddress:
        """One database for test after test, its plans gone: making one takes longer."""
        with self.root(self._lent.database) as root:
            root.execute("DELETE FROM plans")
            root.execute("ALTER SEQUENCE plans_number_seq RESTART")
        return self._lent

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
        return ServerAddress(str(self.folder), name, _ROOT, self.port, is_encrypted=False)

    def over_network(self, address: ServerAddress, user: str) -> ServerAddress:
        """The same database as one reaches it from elsewhere, with a password."""
        return ServerAddress(
            "localhost", address.database, user, self.port, str(self.folder / "root.crt")
        )

    def _make_certificate(self) -> None:
        """An authority, and what it says of this server by the name `localhost`."""
        authority, own = self.folder / "root", self.data / "server"
        self.openssl(*_NEW_KEY, "-x509", "-days", "2", "-subj", "/CN=tests",
                     "-keyout", f"{authority}.key", "-out", f"{authority}.crt")  # fmt: skip
        self.openssl(*_NEW_KEY, "-subj", "/CN=localhost",
                     "-keyout", f"{own}.key", "-out", f"{own}.csr")  # fmt: skip
        self.openssl("x509", "-req", "-in", f"{own}.csr", "-days", "2", "-CA", f"{authority}.crt",
                     "-CAkey", f"{authority}.key", "-CAcreateserial",
                     "-out", f"{own}.crt")  # fmt: skip

    def strange_certificate(self) -> Path:
        """The file of an authority that knows nothing of this server."""
        other = self.folder / "other"
        self.openssl(*_NEW_KEY, "-x509", "-days", "2", "-subj", "/CN=other",
                     "-keyout", f"{other}.key", "-out", f"{other}.crt")  # fmt: skip
        return Path(f"{other}.crt")

    def openssl(self, *words: str) -> None:
        """Makes keys and certificates."""
        subprocess.run(
            ["openssl", *words], user=self._user, check=True, capture_output=True, cwd=self.folder
        )

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


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


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
        if os.environ.get("PHAEN_POSTGRESQL") == "required":
            pytest.fail(said)
        pytest.skip(said)
    return found


def end_server() -> None:
    """Stops the server of this process, if it has started one."""
    if server.cache_info().currsize and (found := server()) is not None:
        found.end()
        server.cache_clear()
