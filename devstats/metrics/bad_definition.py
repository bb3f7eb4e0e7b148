"""The one error of reading definitions."""


class BadDefinition(ValueError):  # noqa: N818 - it names what was found; "BadDefinitionError" says it twice
    """Raised for a definition that cannot be used; the sentence names the file and the key."""

    def __init__(self, file: str, sentence: str) -> None:
        super().__init__(f"{file}: {sentence}")
        self.file = file
