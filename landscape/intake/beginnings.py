"""What our starting catalogue has besides items: the SIGs of 2018 and the chapters of our guide."""

from dataclasses import replace

from landscape import revise
from landscape.catalogue import Source
from landscape.intake import group_files, guide_chapters, sigs_2018


def apply(signature: revise.Signature) -> None:
    """Writes both, as of the day of `signature`; what is there already costs a query each."""
    group_files.apply(sigs_2018.groups(), replace(signature, source=Source.GROUPS_OF_2018))
    guide_chapters.apply(guide_chapters.ours(), replace(signature, source=Source.OUR_GUIDE))
