"""Logs: one event a line, readable where a person looks on, JSON where a machine does."""

import logging.config
import os
import sys

import structlog
from structlog.typing import Processor


def configuration(*, level: str) -> dict[str, object]:
    """Django's LOGGING for `level` (a name such as "info"); sets structlog up to write the same lines."""
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="%H:%M:%S" if _is_read_by_a_person() else "iso", utc=True),
        structlog.processors.StackInfoRenderer(),
    ]
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *shared,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "line": {
                "()": structlog.stdlib.ProcessorFormatter,
                "processors": [structlog.stdlib.ProcessorFormatter.remove_processors_meta, *_renderers()],
                "foreign_pre_chain": [*shared, structlog.stdlib.ExtraAdder()],
            },
        },
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["stderr"], "level": level.upper()},
        "loggers": {
            # Django and gunicorn bring handlers of their own: without this every line stands twice.
            **{
                name: {"handlers": [], "propagate": True}
                for name in ("django", "django.server", "gunicorn.error")
            },
            # A line a request, a tick, a task: the proxy in front and the ledger know better.
            **{
                name: {"handlers": [], "propagate": True, "level": "WARNING"}
                for name in ("gunicorn.access", "celery.beat", "celery.worker.strategy", "celery.app.trace")
            },
        },
    }


def configure(settings: dict[str, object]) -> None:
    """Apply a configuration to this process, for programs that would set up logs of their own."""
    logging.config.dictConfig(settings)


def _is_read_by_a_person() -> bool:
    # FORCE_COLOR is a word many programs know; the supervisor says it where a person reads along.
    return sys.stderr.isatty() or bool(os.environ.get("FORCE_COLOR"))


def _renderers() -> list[Processor]:
    if _is_read_by_a_person():
        colors = not os.environ.get("NO_COLOR")
        return [
            structlog.dev.ConsoleRenderer(
                colors=colors,
                pad_event_to=0,
                pad_level=False,
                exception_formatter=structlog.dev.plain_traceback,
            )
        ]
    # Without local variables: among them are passwords of connections.
    tracebacks = structlog.tracebacks.ExceptionDictTransformer(show_locals=False)
    return [structlog.processors.ExceptionRenderer(tracebacks), structlog.processors.JSONRenderer()]
