"""Files made into logos by processes of their own: one that runs away, or falls, takes no other along."""

import multiprocessing
import os
import queue
import resource
import threading
from collections.abc import Iterator, Sequence
from multiprocessing.connection import Connection

from landscape.logos import made
from landscape.logos.made import Made
from landscape.logos.reading import Unfit

PATIENCE_SECONDS = 30  # CNCF's slowest takes 8 on a busy core
MEMORY_BYTES = 1536 * 1024 * 1024
# Without the memory of the process that asks: what is forked of a loaded one may not be limited at all.
_SPAWN = multiprocessing.get_context("spawn")


def logos(files: Sequence[bytes]) -> Iterator[tuple[int, Made | Unfit]]:
    """What every file has become, with its place among them, in the order in which they are done."""
    todo: queue.SimpleQueue[int | None] = queue.SimpleQueue()
    done: queue.SimpleQueue[tuple[int, Made | Unfit]] = queue.SimpleQueue()
    hands = [
        threading.Thread(target=_lead, args=(files, todo, done), daemon=True)
        for _ in range(min(len(files), os.process_cpu_count() or 1))
    ]
    for place in range(len(files)):
        todo.put(place)
    for _ in hands:
        todo.put(None)
    for hand in hands:
        hand.start()
    try:
        for _ in files:
            yield done.get()
    finally:
        while not todo.empty():  # who asks no more is not waited for
            todo.get()
        for _ in hands:
            todo.put(None)
        for hand in hands:
            hand.join()


def _lead(
    files: Sequence[bytes],
    todo: "queue.SimpleQueue[int | None]",
    done: "queue.SimpleQueue[tuple[int, Made | Unfit]]",
) -> None:
    """Hands files to a process one by one, and takes another when it is lost."""
    worker = _Worker()
    try:
        while (place := todo.get()) is not None:
            done.put((place, worker.make(files[place])))
    finally:
        worker.end()


class _Worker:
    """A process that makes logos, started when there is one to make."""

    def __init__(self) -> None:
        self._process: multiprocessing.process.BaseProcess | None = None
        self._line: Connection | None = None

    def make(self, content: bytes) -> Made | Unfit:
        if self._line is None:
            self._start()
        assert self._line is not None, "a process that runs has a line"
        try:
            self._line.send(content)
            if self._line.poll(PATIENCE_SECONDS):
                found: Made | str = self._line.recv()
                return Unfit(found) if isinstance(found, str) else found
            sentence = f"it takes more than {PATIENCE_SECONDS} seconds to draw"
        except (EOFError, OSError):
            sentence = f"it takes more than {MEMORY_BYTES // 1024**2:,} MB to draw, or cannot be drawn at all"
        self.end()
        return Unfit(sentence)

    def end(self) -> None:
        if self._process is not None and self._line is not None:
            self._process.kill()
            self._process.join()
            self._line.close()
        self._process = self._line = None

    def _start(self) -> None:
        self._line, theirs = _SPAWN.Pipe()
        self._process = _SPAWN.Process(target=_work, args=(theirs,), daemon=True)
        self._process.start()
        theirs.close()


def _work(line: Connection) -> None:
    """Makes what comes along the line until nobody is at its end."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    while True:
        try:
            content = line.recv()
        except EOFError:
            return
        line.send(_answer(content))


def _answer(content: bytes) -> Made | str:
    try:
        return made.made(content)
    except Unfit as unfit:
        return str(unfit)
    except MemoryError:
        return f"it takes more than {MEMORY_BYTES // 1024**2:,} MB to draw"
    except Exception as error:  # noqa: BLE001 - whatever a hostile file makes a library stumble over
        return f"it cannot be drawn ({type(error).__name__})"
