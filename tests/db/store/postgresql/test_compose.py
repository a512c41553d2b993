"""The server for a trial: what the README says of it is what it is, and nobody else reaches it."""

import re
import shlex
from pathlib import Path

import pytest
from psycopg import sql

from db.store.postgresql.address import PORT, parsed
from desktop.commandline.cli import main

FOLDER = Path(__file__).parents[4] / "db/store/postgresql"


@pytest.fixture
def service():
    yaml = pytest.importorskip("yaml")
    text = (FOLDER / "compose.yaml").read_text(encoding="utf-8")
    found = yaml.safe_load(text)
    assert set(found["volumes"]) == {each.split(":")[0] for each in service_of(found)["volumes"]}
    return service_of(found)


def service_of(found):
    (service,) = found["services"].values()
    return service


def test_address_of_the_readme_leads_there(service):
    said = re.search(
        r"PGPASSWORD=(\S+) phaen server init --db (\S+?)`",
        (FOLDER / "README.md").read_text("utf-8"),
    )
    assert said is not None
    password, address = said[1], parsed(said[2])
    made = service["environment"]
    assert (made["POSTGRES_USER"], made["POSTGRES_DB"]) == (address.user, address.database)
    assert made["POSTGRES_PASSWORD"] == password
    assert service["ports"] == [f"127.0.0.1:{address.port}:{PORT}"]


def test_texts_there_have_the_order_that_a_store_asks_for(service):
    options = shlex.split(service["environment"]["POSTGRES_INITDB_ARGS"])
    assert {"--locale=C", "--encoding=UTF8"} <= set(options)
    name, _, version = service["image"].partition(":")
    assert (name, int(version) >= 13) == ("postgres", True)


def test_what_the_readme_says_works_on_such_a_server(service, running, monkeypatch, capsys):
    made = service["environment"]
    user, name = made["POSTGRES_USER"], made["POSTGRES_DB"]
    with running.root() as root:
        # As the image makes them.
        root.execute(
            sql.SQL("CREATE ROLE {} SUPERUSER LOGIN PASSWORD {}").format(
                sql.Identifier(user), sql.Literal(made["POSTGRES_PASSWORD"])
            )
        )
        root.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    address = f"postgresql://{user}@localhost:{running.port}/{name}"
    monkeypatch.setenv("PGPASSWORD", made["POSTGRES_PASSWORD"])
    try:
        assert main(["server", "init", "--db", address]) == 0
        assert "พร้อมใช้" in capsys.readouterr().out
        assert main(["server", "check", "--db", address]) == 0
    finally:
        running.drop(parsed(address))
        with running.root() as root:
            root.execute(sql.SQL("DROP ROLE {}").format(sql.Identifier(user)))
