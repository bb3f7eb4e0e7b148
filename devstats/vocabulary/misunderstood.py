"""The one error of everything that reads what a person or a program wrote."""


class Misunderstood(ValueError):  # noqa: N818 -- it names what happened; "MisunderstoodError" says it twice
    """Raised when a word was not understood; `str(error)` is the sentence to show, with HTTP 400."""


LONGEST_QUOTE = 80


def quoted(text: str) -> str:
    """`text` as a sentence may repeat it: in quotes, on one line, and not for ever."""
    return repr(text if len(text) <= LONGEST_QUOTE else text[:LONGEST_QUOTE] + "…")
