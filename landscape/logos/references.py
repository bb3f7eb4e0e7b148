"""Names inside a drawing: given anew, kept only where they are used, and never without an end."""

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from landscape.logos.reading import Unfit

MOST_DRAWN = 200_000  # elements, once everything that is used stands where it is used


@dataclass(frozen=True, slots=True)
class _Use:
    name: str
    by: Element
    attribute: str
    otherwise: str


@dataclass(slots=True)
class References:
    """Who is named and who refers to whom; `mark` begins every new name."""

    mark: str
    _named: dict[str, Element] = field(default_factory=dict)
    _uses: list[_Use] = field(default_factory=list)

    def named(self, name: str, element: Element) -> None:
        """Remembers that `element` goes by this name, if no other does."""
        self._named.setdefault(name, element)

    def used(self, name: str, by: Element, attribute: str, *, otherwise: str) -> None:
        """Remembers that the attribute refers to this name; `otherwise` is its value where nobody has it."""
        self._uses.append(_Use(name, by, attribute, otherwise))

    def settle(self, root: Element) -> None:
        """Writes the references of what is in the drawing. Raises Unfit where they would never end."""
        standing = {id(element) for element in root.iter()}
        targets: dict[int, list[Element]] = {}
        given: dict[str, str] = {}
        for use in self._uses:
            target = self._named.get(use.name)
            if id(use.by) not in standing:
                continue
            if target is None or id(target) not in standing:
                if use.otherwise:
                    use.by.set(use.attribute, use.otherwise)
                continue
            name = given.setdefault(use.name, f"{self.mark}{len(given)}")
            target.set("id", name)
            use.by.set(use.attribute, f"#{name}" if use.attribute == "href" else f"url(#{name})")
            targets.setdefault(id(use.by), []).append(target)
        _weigh(root, targets)


def _weigh(root: Element, targets: dict[int, list[Element]]) -> None:
    """Counts what is drawn once every use is followed: ten lines may stand for a billion."""
    weights: dict[int, int] = {}
    entered: set[int] = set()
    stack: list[tuple[Element, bool]] = [(root, False)]
    while stack:
        element, is_left = stack.pop()
        key = id(element)
        parts = [*element, *targets.get(key, ())]
        if is_left:
            entered.discard(key)
            weights[key] = 1 + sum(weights[id(part)] for part in parts)
            if weights[key] > MOST_DRAWN:
                raise Unfit("it draws one thing inside another more often than can be drawn")
        elif key in entered:
            raise Unfit("something in it is drawn inside itself")
        elif key not in weights:
            entered.add(key)
            stack.append((element, True))
            stack += [(part, False) for part in parts]
