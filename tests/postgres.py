"""A PostgreSQL of the tests: in a temporary folder, on a free port of 127.0.0.1, gone with its test process."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path

import psycopg

PLACES = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
USER = "limpide"
PASSWORD = "s3cr:t/w@rd"
QUOTED = "s3cr%3At%2Fw%40rd"

# The shell outlives nobody: when the test process ends, however it ends, its standard input is closed.
LIFE = (
    'dir=$1; shift; "$@" >"$dir/log" 2>&1 & pid=$!; cat >/dev/null; kill -QUIT $pid; wait $pid; rm -rf "$dir"'
)


def programs() -> Path | None:
    """Return the folder of initdb and postgres; None where PostgreSQL is not installed."""
    found = shutil.which("initdb")
    places = [Path(found).resolve().parent] if found else PLACES
    return next((place for place in places if (place / "postgres").is_file()), None)


class Postgres:
    """One running cluster; database() makes a new empty database and returns its URL."""

    def __init__(self) -> None:
        place = programs()
        assert place is not None
        self._count = 0
        self._folder = Path(tempfile.mkdtemp(prefix="limpide-postgres-"))
        self._as = self._unprivileged()
        (self._folder / "password").write_text(PASSWORD)
        os.chmod(self._folder / "password", 0o644)
        if self._as:
            shutil.chown(self._folder, self._as["user"], self._as["group"])
        data = str(self._folder / "data")
        subprocess.run(
            [
                *(str(place / "initdb"), "-D", data, "-U", USER, "--auth=scram-sha-256", "--no-sync"),
                *("-E", "UTF8", "--locale=C", "--no-instructions", f"--pwfile={self._folder / 'password'}"),
            ],
            check=True,
            stdout=subprocess.DEVNULL,
            cwd=self._folder,
            timeout=60,
            **self._as,
        )
        self.port = free_port()
        settings = ("fsync=off", "listen_addresses=127.0.0.1", f"unix_socket_directories={self._folder}")
        asked = [word for one in (*settings, f"port={self.port}") for word in ("-c", one)]
        self._process = subprocess.Popen(
            ["sh", "-c", LIFE, "sh", str(self._folder), str(place / "postgres"), "-D", data, *asked],
            stdin=subprocess.PIPE,
            cwd=self._folder,
            start_new_session=True,
            **self._as,
        )
        self._wait()

    @staticmethod
    def _unprivileged() -> dict[str, int]:
        """PostgreSQL refuses root: another user of this machine runs it then."""
        if os.getuid() != 0:
            return {}
        for name in ("postgres", "nobody"):
            try:
                found = pwd.getpwnam(name)
            except KeyError:
                continue
            return {"user": found.pw_uid, "group": found.pw_gid}
        raise RuntimeError("no unprivileged user")

    def _wait(self) -> None:
        until = time.monotonic() + 60
        while True:
            try:
                self.run("SELECT 1")
            except psycopg.OperationalError:
                assert time.monotonic() < until, (self._folder / "log").read_text()
                time.sleep(0.1)
            else:
                return

    def run(self, command: str) -> None:
        """Run one command of the administrator."""
        with psycopg.connect(self.url("postgres").replace("+psycopg", ""), autocommit=True) as connection:
            connection.execute(command)  # type: ignore[call-overload]

    def url(self, database: str) -> str:
        return f"postgresql://{USER}:{QUOTED}@127.0.0.1:{self.port}/{database}"

    def database(self) -> str:
        """Return the URL of a new database, its password in it."""
        self._count += 1
        self.run(f"CREATE DATABASE test_{self._count}")
        return self.url(f"test_{self._count}")

    def close(self) -> None:
        """Stop it and remove its folder."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait(timeout=60)
        shutil.rmtree(self._folder, ignore_errors=True)


def free_port() -> int:
    """Return a port of 127.0.0.1 that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
