"""gunicorn's settings: `gunicorn --config python:config.gunicorn config.wsgi`."""

import os

from config import environment, logs

environment.read()

bind = os.environ.get("PERIPLUS_ADDRESS") or "127.0.0.1:8000"
# Two cores: two processes; a page waits for the database most of its time, hence the threads.
workers = int(os.environ.get("PERIPLUS_WEB_WORKERS") or "2")
worker_class = "gthread"
threads = 4
preload_app = True  # one copy of the code in memory; nothing connects to the database while loading
timeout = 60
graceful_timeout = 4  # a second less than the supervisor has patience
keepalive = 30
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None  # noqa: S108, PTH112 - a heartbeat must not wait for a disk
control_socket_disable = True
logconfig_dict = logs.configuration(level=os.environ.get("PERIPLUS_LOG") or "info")
