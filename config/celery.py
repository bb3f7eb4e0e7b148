"""The Celery application: workers are muscle, tables are memory.

A task may run twice, late or never: what is due stands in the database, and `tick` finds it again.
"""

import os
import warnings
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from celery import Celery, signals

from config import embedded, environment, logs

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
environment.read()

# Well below the hour after which Redis hands an unfinished task to somebody else.
_TASK_SECONDS = 1800
_REDELIVERY_SECONDS = 3600

SCHEDULE = {
    # After counting it is done anyway; this is for what the catalogue has learned since.
    "measure items": {
        "task": "devstats.tasks.measure_items",
        "schedule": 600.0,
        "options": {"expires": 600},
    },
    "tick": {
        "task": "devstats.tasks.tick",
        "schedule": 10.0,  # how long what was just loaded waits to be counted
        "options": {"expires": 10},  # after a pause one tick is enough
    },
}


@signals.import_modules.connect
def start_servers(**_: object) -> None:
    """A worker or beat that was started by hand needs the servers as much as anybody.

    Connected before the application is made: Celery's own receiver asks the database what it can.
    """
    # Celery warns root of pickled tasks; ours are JSON, and nothing else is accepted.
    warnings.filterwarnings("ignore", message="You're running the worker with superuser privileges")
    embedded.ensure()


app = Celery("periplus")
app.autodiscover_tasks(["devstats", "landscape"])


@app.add_defaults
def configuration() -> dict[str, Any]:
    """Celery's settings, read when first needed, so that importing this reads no Django settings."""
    from django.conf import settings  # noqa: PLC0415 - as the docstring says

    return {
        "broker_url": broker_url(settings.REDIS_URL),
        "broker_transport_options": {"visibility_timeout": _REDELIVERY_SECONDS},
        "broker_connection_retry_on_startup": True,
        "accept_content": ["json"],
        "task_serializer": "json",
        "task_acks_late": True,  # a killed worker's task goes to another
        "task_ignore_result": True,  # results are rows
        "task_time_limit": _TASK_SECONDS,
        "task_soft_time_limit": _TASK_SECONDS - 60,
        "worker_prefetch_multiplier": 1,  # tasks are long: none waits behind another
        "worker_cancel_long_running_tasks_on_connection_loss": True,  # they are handed out anew
        "worker_hijack_root_logger": False,
        "beat_schedule": SCHEDULE,
        # The schedule stands above: nothing to remember in a file, so the container may be read-only.
        "beat_scheduler": "celery.beat:Scheduler",
        "timezone": "UTC",
    }


def broker_url(redis_url: str) -> str:
    """The address in Celery's words, which differ from redis-py's for a socket: unix:///path?db=1."""
    parts = urlsplit(redis_url)
    if parts.scheme != "unix":
        return redis_url
    number = parse_qs(parts.query).get("db", ["0"])[0]
    return f"redis+socket://{unquote(parts.path)}?virtual_host={number}"


@signals.setup_logging.connect
def keep_our_logs(**_: object) -> None:
    """Celery would otherwise set up logs of its own."""
    from django.conf import settings  # noqa: PLC0415 - not before Celery has set Django up

    logs.configure(settings.LOGGING)
