"""The process that outlives every user of the embedded servers by two seconds, and then stops them.

A handler at exit would not do: a killed process runs none, and its servers would stay for ever.
"""

import fcntl
import os
import sys
import time
from pathlib import Path

from config import embedded
from config.embedded.home import Home

# A second command within this time finds the servers warm.
_LINGER_SECONDS = 2


def keep(home: Home) -> None:
    """Wait until nobody uses the servers of `home`, stop them, end."""
    keeper = os.open(home.path / "keeper.lock", os.O_RDWR)
    if not embedded.locked(keeper, fcntl.LOCK_EX):
        return  # there is one already
    users = os.open(home.path / "users.lock", os.O_RDWR)
    while not _is_deserted(home, users):
        pass
    embedded.stop(home)
    # This lock first: whoever waits for the users' lock must find the keeper's post vacant.
    os.close(keeper)
    os.close(users)


def _is_deserted(home: Home, users: int) -> bool:
    """Wait for the last user to go; whether none came back while we lingered. If so, the lock is ours."""
    fcntl.flock(users, fcntl.LOCK_EX)
    until = time.monotonic() + _LINGER_SECONDS
    while time.monotonic() < until and (home.postgresql_socket.exists() or home.valkey_socket.exists()):
        fcntl.flock(users, fcntl.LOCK_UN)
        time.sleep(0.1)
        if not embedded.locked(users, fcntl.LOCK_EX):
            return False
    return True


if __name__ == "__main__":
    os.chdir("/")
    keep(Home(Path(sys.argv[1])))
