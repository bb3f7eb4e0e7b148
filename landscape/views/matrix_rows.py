"""The matrix's rows: each drawn once for a day's certifications, and then only put in its place."""

from collections.abc import Iterable
from functools import cache, lru_cache

from django.template.loader import get_template
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from landscape.certifications import met
from landscape.certified import Cell, Offer, Row
from landscape.certified_choice import Choice
from landscape.queries.certifications import Board

LETTERS = {Offer.DISTRIBUTION: "D", Offer.HOSTED: "H", Offer.INSTALLER: "I", Offer.OTHER: "O", None: "C"}
UNREAD_LETTER = "?"


def drawn(board: Board, choice: Choice, rows: Iterable[Row]) -> SafeString:
    """The table's `rows`, in their order."""
    made = _drawn(board, Choice(on=choice.on))
    return mark_safe("".join(made[row.product.slug] for row in rows))  # noqa: S308 - templates escaped it


@lru_cache(maxsize=4)
def _drawn(board: Board, choice: Choice) -> dict[str, str]:
    """By the product's slug. A few kinds of cell make up all of them, so each is drawn once."""
    template = get_template("landscape/certifications.html#row")
    cell_template = get_template("landscape/certifications.html#cell")
    newest = len(board.matrix.versions) - 1
    place = {version: number for number, version in enumerate(board.matrix.versions)}

    @cache
    def cell(letters: str, word: str) -> str:
        return cell_template.render({"letters": letters, "word": word}).strip()

    made = {}
    for row in board.matrix.rows:
        product = row.product
        answers = [one for platform in board.beneath.get(product.slug, ()) for one in platform.certifications]
        latest = max(answers, key=lambda one: one.kubernetes, default=None)
        cells = "".join(cell(*_said(one)) for one in reversed(row.cells))
        made[product.slug] = template.render(
            {
                "product": product,
                "url": choice.address(reverse("certified-product", args=[product.slug])),
                "behind": newest - place[product.last],
                "cells": mark_safe(cells),  # noqa: S308 - templates escaped it
                "latest": latest,
                "met": met(latest) if latest else None,
            }
        ).strip()
    return made


def _said(cell: Cell) -> tuple[str, str]:
    """The letters of a cell, and the word for how it looks: that of its first type."""
    letters = "".join(LETTERS[offer] for offer in cell.offers)
    if cell.is_unread:
        return letters + UNREAD_LETTER, "unread"
    if not letters:
        return "", ""
    return letters, str(cell.offers[0] or "untyped")
