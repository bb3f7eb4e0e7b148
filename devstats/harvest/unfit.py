"""What is wrong with a piece of input, said in words that can be counted."""


class Unfit(ValueError):  # noqa: N818 - the domain's word, as in `raise Unfit("actor is null")`
    """An event, a line or a file that cannot be kept; the message is the reason, without the value.

    Reasons are counted and shown, so they never hold what the input said: that may be an address.
    """
