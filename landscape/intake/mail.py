"""E-mail addresses, which no catalogue of ours keeps."""

import re

# One start in each run of letters, and no way back into it: a text without a match is read once.
_ADDRESS = re.compile(
    r"<?(?:mailto:)?(?<![\w.+%-])[\w.+%-]++@(?:[\w-]++\.)+(?!(?:gif|jpe?g|png|svg|webp)\b)[^\W\d_]{2,}>?",
    re.IGNORECASE,
)


def without_mail(text: str) -> str:
    """`text` without the e-mail addresses in it; the name of a picture with an @ in it ("3@2x") stays."""
    return _ADDRESS.sub("", text) if "@" in text else text
