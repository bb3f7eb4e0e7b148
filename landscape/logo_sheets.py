"""The sheets in the tables: laid out whenever the catalogue is revised, drawn when somebody first asks."""

import gzip

from landscape.catalogue import Catalogue
from landscape.logos import sheets
from landscape.logos.files import LogoFile
from landscape.models import Logo, LogoSheet


def lay_out(present: Catalogue) -> None:
    """Makes the sheets of the logos in force the current ones. To be called in the revision's transaction."""
    if not present.of(LogoFile):
        return
    laid = {sheets.name(digests): digests for digests in sheets.laid_out(present)}
    current = set(LogoSheet.objects.filter(is_current=True).values_list("name", flat=True))
    if current == laid.keys():
        return
    LogoSheet.objects.filter(name__in=current - laid.keys()).update(is_current=False)
    _add(laid, is_current=True)
    LogoSheet.objects.filter(name__in=laid.keys() - current).update(is_current=True)


def lay_out_past(past: Catalogue) -> None:
    """Gives sheets to the logos of a day that stand in none."""
    placed = {digest for logos in LogoSheet.objects.values_list("logos", flat=True) for digest in logos}
    missing = [
        tuple(digest for digest in digests if digest not in placed) for digests in sheets.laid_out(past)
    ]
    _add({sheets.name(digests): digests for digests in missing if digests}, is_current=False)


def drawn(name: str) -> bytes | None:
    """The sheet of that name, gzipped, None where there is none; kept once it is drawn."""
    sheet = LogoSheet.objects.filter(name=name).first()
    if sheet is None:
        return None
    if sheet.content is None:
        cells = dict(Logo.objects.filter(digest__in=sheet.logos).values_list("digest", "png"))
        svg = sheets.stitched(sheet.logos, {digest: bytes(png) for digest, png in cells.items()})
        sheet.content = gzip.compress(svg.encode(), mtime=0)
        LogoSheet.objects.filter(name=name).update(content=sheet.content)
    return bytes(sheet.content)


def _add(laid: dict[str, tuple[str, ...]], *, is_current: bool) -> None:
    LogoSheet.objects.bulk_create(
        [LogoSheet(name=name, logos=list(digests), is_current=is_current) for name, digests in laid.items()],
        ignore_conflicts=True,
    )
