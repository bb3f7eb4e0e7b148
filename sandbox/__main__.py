"""`python -m sandbox`: the practice GitHub, on loopback."""

import argparse
import signal
import sys
import time
from collections.abc import Callable
from types import FrameType

from sandbox.server import listen, speech
from sandbox.server.answers import Sandbox
from sandbox.world.made import World


def main() -> int:
    """Make the world and serve it until interrupted."""
    options = _options()
    frozen_at: int | None = options.freeze
    clock: Callable[[], int] = _now if frozen_at is None else lambda: frozen_at
    signal.signal(signal.SIGTERM, _stop)
    world = World.made(seed=options.seed, days=options.days, until=clock())
    server = listen.server(Sandbox(world, clock=clock, wall=_now), port=options.port)
    sys.stdout.write(f"http://127.0.0.1:{server.server_port}\n")
    sys.stdout.flush()
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        pass
    finally:
        server.server_close()
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m sandbox", description=__doc__)
    parser.add_argument("--port", type=int, required=True, help="on 127.0.0.1; 0 takes one that is free")
    parser.add_argument("--seed", type=int, default=1, help="another seed, another world (default 1)")
    parser.add_argument("--days", type=_days, default=400, help="days of life behind it (default 400)")
    parser.add_argument(
        "--freeze", type=speech.instant, metavar="INSTANT", help="the clock stands still there"
    )
    return parser.parse_args()


def _days(text: str) -> int:
    days = int(text)
    if not 1 <= days <= 4000:  # noqa: PLR2004 - eleven years; beyond, making it takes minutes
        raise argparse.ArgumentTypeError(f"{days} days: give 1 to 4000")
    return days


def _now() -> int:
    return int(time.time())


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


if __name__ == "__main__":
    sys.exit(main())
