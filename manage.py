#!/usr/bin/env python3
"""Periplus on the command line; starts or joins the embedded servers where a command needs them."""

import os
import sys

from config import embedded, environment

# These look at files only, and must work where no server can be started (an image being built).
_WITHOUT_SERVERS = {"help", "version", "--help", "-h", "--version", "collectstatic", "findstatic"}


def main(words: list[str]) -> int:
    """Run one command; every trouble a person can mend is a sentence, with exit code 1."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    environment.read()
    command = words[1] if len(words) > 1 else "help"
    try:
        if command not in _WITHOUT_SERVERS and not {"--help", "-h"} & set(words):
            embedded.ensure()
        # Late: Django's imports take longer than saying that a folder cannot be written.
        from django.core.management import execute_from_command_line  # noqa: PLC0415

        execute_from_command_line(words)
    except embedded.Unstartable as trouble:
        sys.stderr.write(f"{trouble}\n")
        return 1
    except KeyboardInterrupt:
        sys.stderr.write("stopped\n")
        return 130
    except BrokenPipeError:
        # The reader has seen enough (`… | head`): nothing may be written to it at exit either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
