"""Why a repository could not be cloned or read."""


class GitFailed(Exception):  # noqa: N818 - what happened, as in `except GitFailed`  # noqa: N818 - what happened, as in `except GitFailed`
    """Git did not do what it was asked; the message ends with git's own words."""


class Gone(GitFailed):
    """There is no such repository, or not for us: git hosts answer a private one in the same way."""


class Unreachable(GitFailed):
    """The repository could not be had this time: network, host, time limit."""


class TooLarge(GitFailed):
    """The repository holds more than it may; trying again will not help."""
