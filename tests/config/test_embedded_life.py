"""The embedded servers live exactly as long as somebody uses them, whoever that is and however it ends."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil
import psycopg
import pytest
import redis

from config.embedded.home import Home
from tests.config import homes
from tests.places import ROOT

_ATTACH = "from config import embedded; embedded.ensure()"
_ASK = """
from config import embedded
import psycopg, redis
services = embedded.ensure()
with psycopg.connect(services.database_url) as connection:
    print(connection.execute("SELECT current_database(), current_setting('listen_addresses')").fetchone())
with redis.Redis.from_url(services.redis_url) as broker:
    print(broker.ping(), broker.config_get("port"))
"""


@pytest.fixture(scope="module")
def used() -> Iterator[list[Path]]:
    """All homes of this module: in none of them anything may run in the end."""
    used: list[Path] = []
    yield used
    assert [homes.settled(path) for path in used] == [[] for _ in used]


@pytest.fixture
def home(tmp_path_factory: pytest.TempPathFactory, used: list[Path]) -> Path:
    path = tmp_path_factory.mktemp("home") / "periplus"
    used.append(path)
    return path


@pytest.fixture(scope="module")
def old_home(tmp_path_factory: pytest.TempPathFactory, used: list[Path]) -> Path:
    """A home with a cluster, for tests that need none of their own."""
    path = tmp_path_factory.mktemp("old") / "periplus"
    used.append(path)
    assert homes.run(path, _ATTACH).returncode == 0
    return path


def test_whoever_comes_first_gets_both_servers_and_no_network_port(home: Path) -> None:
    answer = homes.run(home, _ASK)

    assert answer.stderr == ""
    assert answer.stdout.splitlines() == ["('periplus', '')", "True {'port': '0'}"]


def test_a_given_server_is_not_started(home: Path) -> None:
    code = "import os; os.environ['DATABASE_URL'] = 'postgresql://elsewhere/x'"

    answer = homes.run(home, f"{code}; {_ATTACH}; print(embedded.addresses().database_url)")

    assert answer.stdout == "postgresql://elsewhere/x\n"
    assert not (home / "postgresql").exists()


def test_addresses_are_known_before_anything_is_started(home: Path) -> None:
    answer = homes.run(home, "from config import embedded; print(embedded.addresses())")

    assert answer.returncode == 0
    assert not home.exists()


def test_six_processes_starting_at_once_share_one_server(home: Path) -> None:
    code = f"{_ATTACH}; import time; time.sleep(1); from pathlib import Path"
    pid = f"print(Path({str(home / 'postgresql/postmaster.pid')!r}).read_text().split()[0])"

    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(lambda _: homes.run(home, f"{code}; {pid}"), range(6)))

    assert [answer.stderr for answer in answers] == [""] * 6
    assert len({answer.stdout for answer in answers}) == 1


def test_nothing_runs_when_the_last_user_has_gone(old_home: Path) -> None:
    with homes.user(old_home), homes.user(old_home):
        busy = homes.processes(old_home)

    assert busy == ["keeper", "postgres", "valkey-server"]
    assert homes.settled(old_home) == []
    assert list((old_home / "sockets").iterdir()) == []


def test_the_servers_outlive_the_first_user_while_a_second_is_there(old_home: Path) -> None:
    with homes.user(old_home) as first, homes.user(old_home):
        server = homes.postmaster(old_home)
        first.kill()
        first.wait()

        with pytest.raises(psutil.TimeoutExpired):
            server.wait(4)


def test_a_user_that_was_killed_leaves_nothing_running(old_home: Path) -> None:
    with homes.user(old_home) as process:
        process.send_signal(signal.SIGKILL)
        process.wait()

        assert homes.settled(old_home) == []


def test_the_servers_wait_a_moment_for_the_next_user(old_home: Path) -> None:
    with homes.user(old_home) as process:
        server = homes.postmaster(old_home)
        process.kill()
        process.wait()

        time.sleep(1)

    assert server.is_running()


def test_leaving_as_the_last_user_returns_when_all_is_quiet(old_home: Path) -> None:
    look = f"print(homes.processes(Path({str(old_home)!r})))"
    code = f"{_ATTACH}; embedded.leave(); from pathlib import Path; from tests.config import homes; {look}"

    answer = homes.run(old_home, code)

    assert answer.stdout in {"[]\n", "['keeper']\n"}  # one that has only just begun ends by itself
    assert homes.settled(old_home) == []


def test_leaving_does_not_disturb_another_user(old_home: Path) -> None:
    with homes.user(old_home):
        server = homes.postmaster(old_home)

        answer = homes.run(old_home, f"{_ATTACH}; embedded.leave()")

        assert answer.returncode == 0
        assert server.is_running()


@pytest.mark.parametrize("word", [signal.SIGKILL, signal.SIGTERM])
def test_a_killed_database_comes_back_with_what_it_had(old_home: Path, word: signal.Signals) -> None:
    with homes.user(old_home):
        url = Home(old_home).database_url
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute("CREATE TABLE IF NOT EXISTS kept (word text)")
            connection.execute("INSERT INTO kept VALUES (%s)", [word.name])
        homes.postmaster(old_home).send_signal(word)

        answer = homes.run(old_home, _ATTACH)

        assert answer.stderr == ""
        with psycopg.connect(url) as connection:
            rows = connection.execute("SELECT word FROM kept WHERE word = %s", [word.name]).fetchall()
    assert rows == [(word.name,)]


def test_a_killed_broker_comes_back(old_home: Path) -> None:
    with homes.user(old_home):
        homes.broker(old_home).kill()

        answer = homes.run(old_home, _ATTACH)

        assert answer.stderr == ""
        with redis.Redis.from_url(Home(old_home).redis_url) as broker:
            assert broker.ping()


def test_what_was_not_heard_before_a_stop_is_heard_after_it(old_home: Path) -> None:
    with homes.user(old_home), redis.Redis.from_url(Home(old_home).redis_url) as broker:
        broker.lpush("bells", "ding")
    assert homes.settled(old_home) == []

    with homes.user(old_home), redis.Redis.from_url(Home(old_home).redis_url) as broker:
        heard = broker.rpop("bells")

    assert heard == b"ding"


def test_bells_that_cannot_be_read_are_forgotten(old_home: Path) -> None:
    assert homes.settled(old_home) == []
    (old_home / "logs" / "valkey.rdb").write_bytes(b"VALKEY999 from another age")

    answer = homes.run(old_home, _ATTACH)

    assert answer.stderr == ""


def test_a_killed_keeper_is_replaced_by_the_next_user(old_home: Path) -> None:
    with homes.user(old_home):
        homes.keeper(old_home).kill()
        with homes.user(old_home):
            pass

    assert homes.settled(old_home) == []


def test_a_pid_file_that_names_a_stranger_is_no_obstacle(old_home: Path) -> None:
    assert homes.settled(old_home) == []
    stale = old_home / "postgresql" / "postmaster.pid"
    stale.write_text(
        f"{os.getpid()}\n{old_home / 'postgresql'}\n1\n5432\n{old_home / 'sockets'}\n\n1 1\nready\n"
    )
    (old_home / "sockets" / ".s.PGSQL.5432.lock").write_text(f"{os.getpid()}\n")
    (old_home / "sockets" / ".s.PGSQL.5432").touch()
    (old_home / "sockets" / "valkey").touch()

    answer = homes.run(old_home, _ATTACH)

    assert answer.stderr == ""


def test_half_a_cluster_is_made_anew(home: Path) -> None:
    half = home / "postgresql.unfinished-1-1"
    half.mkdir(parents=True)
    (half / "PG_VERSION").write_text("18\n")

    answer = homes.run(home, _ASK)

    assert answer.stderr == ""
    assert not half.exists()


@pytest.mark.parametrize("seconds", [0.4, 0.6, 0.8, 1.0, 1.2, 1.5])
def test_a_starter_killed_at_any_moment_leaves_a_home_that_starts(home: Path, seconds: float) -> None:
    with subprocess.Popen([sys.executable, "-c", _ATTACH], env=homes.environment(home), cwd=ROOT) as starter:
        time.sleep(seconds)
        starter.kill()

    answer = homes.run(home, _ASK)

    assert answer.stderr == ""
    assert answer.stdout.startswith("('periplus', '')")
