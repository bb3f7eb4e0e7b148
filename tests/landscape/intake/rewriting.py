"""A landscape.yml kept by hand, and what changes in it."""

import difflib
from dataclasses import replace

from landscape.intake import landscape_export, landscape_yml
from landscape.intake.records import Reading, Record

FILE = """\
# A landscape, kept by hand.
landscape:
  - category:
    name: Runtime
    subcategories:
      - subcategory:
        name: Storage
        items:
          - item:
            name: Crow   # flies
            homepage_url: "https://crow.example.org/"
            unheard_of: [1, 2]
            logo: crow.svg

          # the next one is ours
          - item:
            name: Rook
            homepage_url: https://rook.example.org/
            project: sandbox
            repo_url: https://github.com/rook/rook
            additional_repos:
              - repo_url: https://github.com/rook/kit
                branch: old
              - repo_url: https://github.com/Rook/Nest
            logo: rook.svg
            twitter:
            description: >-
              Keeps data
              where it is.
            second_path:
              - "Data / Files"
            extra:
              accepted: '2018-01-29'
              summary_integration: Ceph
              audits:
                - date: '2019-12-12'
                  type: security
                  url: https://example.org/a.pdf
                  vendor: T
                  pages: 12
      - subcategory:
        name: Empty
        items: []
  - category:
    name: Data
    subcategories:
      - subcategory:
        name: Files
        items:
          - item:
            name: Auk
            homepage_url: https://auk.example.org/
            logo: auk.svg
"""


def read(text: str = FILE) -> Reading:
    found = landscape_yml.read(text.encode())
    assert not found.errors
    return found


def record(name: str, text: str = FILE) -> Record:
    return next(one for one in read(text).records if one.name == name)


def with_records(*changed: Record, reading: Reading | None = None) -> Reading:
    """The reading with these records in place of those on their lines, and new ones behind them."""
    reading = reading or read()
    by_line = {one.line: one for one in changed if one.line}
    records = [by_line.get(one.line, one) for one in reading.records]
    return replace(reading, records=(*records, *(one for one in changed if not one.line)))


def rewritten(wanted: Reading, text: str = FILE) -> str:
    return landscape_export.rewritten(text.encode(), wanted).decode()


def changes(before: str, after: str) -> list[str]:
    """The lines that come and go."""
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0)
    return [line for line in lines if not line.startswith(("---", "+++", "@@"))]


def said(reading: Reading) -> list[Record]:
    """The records without their lines, in an order of their own."""
    records = [replace(one, line=0, moves=tuple(sorted(one.moves))) for one in reading.records]
    return sorted(records, key=lambda one: (one.shelf, one.name))
