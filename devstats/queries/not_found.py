"""The one error of asking for what there is not."""


class NotFound(LookupError):  # noqa: N818 - it names what happened; "NotFoundError" says it twice
    """Raised for a scope, metric, repository or person not known; `str(error)` is shown, with HTTP 404."""
