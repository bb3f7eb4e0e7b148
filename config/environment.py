"""The file of variables beside the project, `.env`, for people who do not set them in a shell."""

import os
from pathlib import Path

import dotenv

_ROOT = Path(__file__).resolve().parent.parent


def read() -> None:
    """Set the variables of `.env` that are not set yet; `PERIPLUS_ENV` names another file, or none at all."""
    file = os.environ.get("PERIPLUS_ENV", str(_ROOT / ".env"))
    if file:
        dotenv.load_dotenv(file)
