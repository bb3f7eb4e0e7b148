"""Folders of certified products made up for one test, and the command that loads them."""

from collections.abc import Mapping
from io import StringIO
from pathlib import Path

from django.core.management import call_command


def said(vendor: str = "Example", name: str = "Engine", **fields: str) -> str:
    """A PRODUCT.yaml of certified Kubernetes."""
    lines = {"vendor": vendor, "name": name, "version": "v1", "type": "hosted"} | fields
    return "".join(f"{key}: '{value}'\n" for key, value in lines.items())


def answered(vendor: str = "Example", name: str = "Engine", *, beneath: str = "", **statuses: str) -> str:
    """A PRODUCT.yaml of AI conformance: what must be met, by id, and how it is; `beneath` is "v1.30/gke"."""
    requirements = "".join(
        f"    - {{id: {id_}, level: MUST, status: {status}, evidence: ['https://example.org/{id_}', a.md]}}\n"
        for id_, status in statuses.items()
    )
    rests = f"  k8sConformanceUrl: https://github.com/cncf/k8s-conformance/tree/master/{beneath}\n"
    return (
        f"metadata:\n  vendorName: {vendor}\n  platformName: {name}\n  platformVersion: v2\n"
        f"{rests if beneath else ''}spec:\n  networking:\n{requirements}"
    )


def folder(root: Path, files: Mapping[str, str]) -> str:
    """A folder of PRODUCT.yaml files by their places, "v1.30/gke"."""
    for place, text in files.items():
        path = root / place / "PRODUCT.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return str(root)


def run(*words: str) -> str:
    """What `load_certifications` prints."""
    out = StringIO()
    call_command("load_certifications", *words, stdout=out, stderr=StringIO())
    return out.getvalue()


def load(root: Path, files: Mapping[str, str], *, on: str = "2024-06-01") -> str:
    """Loads these files as they were on a day."""
    return run(folder(root, files), "--on", on)
