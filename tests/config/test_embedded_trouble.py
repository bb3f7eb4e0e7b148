"""What stands in the way of the embedded servers is said in one sentence; odd homes work all the same."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from config.embedded import Unstartable, postgresql
from config.embedded.home import Home
from tests.config import homes
from tests.places import ROOT

_ATTACH = "from config import embedded; embedded.ensure(); embedded.leave()"
_TRIED = """
from config import embedded
try:
    embedded.ensure()
except embedded.Unstartable as trouble:
    print(trouble)
"""


def test_a_home_below_a_file_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    answer = homes.run(tmp_path / "file" / "home", _TRIED)

    assert answer.stderr == ""
    assert answer.stdout == (
        f"cannot write {tmp_path}/file/home: Not a directory; "
        "set PERIPLUS_HOME to a folder of yours, or DATABASE_URL and REDIS_URL to servers\n"
    )


def test_a_command_ends_with_that_sentence_and_exit_code_1(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    answer = subprocess.run(
        [sys.executable, "manage.py", "migrate"],
        env=homes.environment(tmp_path / "file" / "home"),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (answer.returncode, answer.stdout) == (1, "")
    assert answer.stderr.startswith("cannot write ")
    assert len(answer.stderr.splitlines()) == 1


def test_a_full_disk_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = shutil.disk_usage(tmp_path)._replace(free=3 * 2**20)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)
    home = Home(tmp_path / "home")
    home.make()

    with pytest.raises(Unstartable) as caught:
        home.insist_on_space()

    assert str(caught.value) == (
        f"the disk of {tmp_path}/home is full: 3 MB left, the servers want 100; "
        "free some or set PERIPLUS_HOME to a folder on another disk"
    )


def test_a_disk_that_fills_while_the_cluster_is_made_leaves_no_half_of_it(tmp_path: Path) -> None:
    home = tmp_path / "home"
    limited = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (10**6, resource.RLIM_INFINITY))"

    refused = homes.run(home, f"{limited}\n{_TRIED}")
    mended = homes.run(home, _ATTACH)

    assert refused.stdout.startswith(f"PostgreSQL cannot start in {home}: ")
    assert len(refused.stdout.splitlines()) == 1
    assert mended.stderr == ""


def test_a_cluster_of_another_version_is_left_alone(tmp_path: Path) -> None:
    home = tmp_path / "home"
    assert homes.run(home, _ATTACH).stderr == ""
    (home / "postgresql" / "PG_VERSION").write_text("17\n")

    answer = homes.run(home, _TRIED)

    assert answer.stdout.startswith(f"{home}/postgresql was written by PostgreSQL 17 and this is 18.")


def test_a_setting_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "postgresql.conf").write_text("shared_bufers = 1GB\n")

    answer = homes.run(home, _TRIED)

    assert answer.stdout.startswith(f"PostgreSQL cannot start in {home}: ")
    assert "shared_bufers" in answer.stdout


@pytest.mark.parametrize("name", ["two words", "a,b", "50%?#&é"])
def test_a_home_of_any_name_works(tmp_path: Path, name: str) -> None:
    code = """
import psycopg, redis
from config import embedded
services = embedded.ensure()
with psycopg.connect(services.database_url) as connection, redis.Redis.from_url(services.redis_url) as broker:
    print(connection.execute("SELECT 1").fetchone(), broker.ping())
embedded.leave()
"""

    answer = homes.run(tmp_path / name, code)

    assert (answer.stdout, answer.stderr) == ("(1,) True\n", "")


def test_a_home_whose_name_a_shell_would_misread_is_refused(tmp_path: Path) -> None:
    answer = homes.run(tmp_path / "$HOME", _TRIED)

    assert answer.stdout == (f"{tmp_path}/$HOME has '$' in its name; set PERIPLUS_HOME to a plain folder\n")


def test_a_home_with_a_long_path_has_its_sockets_elsewhere(tmp_path: Path) -> None:
    path = tmp_path / ("deep" * 30)
    home = Home(path)

    answer = homes.run(path, "from config import embedded; embedded.ensure(); print(embedded.addresses())")

    assert answer.stderr == ""
    assert not home.sockets.is_relative_to(path)
    assert home.sockets.stat().st_mode & 0o077 == 0
    assert homes.settled(path) == []
    assert not home.sockets.exists()


@pytest.mark.parametrize("way", ["open to others", "a link"])
def test_a_socket_folder_that_others_could_enter_is_refused(tmp_path: Path, way: str) -> None:
    home = Home(tmp_path / ("deep" * 30))
    home.make()
    if way == "a link":
        home.sockets.symlink_to(tmp_path)
    else:
        home.sockets.mkdir(mode=0o755)
        home.sockets.chmod(0o755)

    with pytest.raises(Unstartable, match=r"is not a private folder of user \d+; remove it"):
        home.prepare()

    home.sockets.unlink() if way == "a link" else home.sockets.rmdir()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root meets folders that its servers may not enter")
def test_root_may_have_its_home_behind_a_closed_door(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)

    answer = homes.run(closed / "home", _ATTACH)

    assert answer.stderr == ""
    assert closed.stat().st_mode & 0o777 == 0o700


@pytest.mark.skipif(os.geteuid() != 0, reason="only root runs its servers as somebody else")
def test_the_servers_of_root_run_as_somebody_harmless(tmp_path: Path) -> None:
    with homes.user(tmp_path / "home"):
        owners = {
            homes.postmaster(tmp_path / "home").uids().real,
            homes.broker(tmp_path / "home").uids().real,
        }

    assert 0 not in owners
    assert len(owners) == 1


def test_the_settings_are_those_the_server_runs_with(tmp_path: Path) -> None:
    code = """
import psycopg
from config import embedded
from config.embedded import postgresql
with psycopg.connect(embedded.ensure().database_url) as connection:
    for name in postgresql.SETTINGS:
        print(name, *connection.execute("SELECT current_setting(%s)", [name]).fetchone())
embedded.leave()
"""

    answer = homes.run(tmp_path / "home", code)

    assert answer.stdout.splitlines() == [f"{name} {word}" for name, word in postgresql.SETTINGS.items()]
