"""E-mail addresses, which no catalogue of ours keeps."""

import re

# One start in each run of letters, and no way back into it: a text without a match is read once. No address
# are a repository's user "git", a handle that begins with an @, and the name of a picture such as "3@2x".
_ADDRESS = re.compile(
    r"<?(?:mailto:)?(?<![\w.+%@-])(?!git@)[\w.+%-]++"
    r"@(?:[\w-]++\.)+(?!(?:gif|jpe?g|png|svg|webp)\b)[^\W\d_]{2,}\b>?",
    re.IGNORECASE,
)


def without_mail(text: str) -> str:
    """`text` without the e-mail addresses in it; other words with an @ stay."""
    return _ADDRESS.sub("", text) if "@" in text else text
