"""A browser of somebody who may edit, and forms filled in as a browser would."""

from html.parser import HTMLParser
from typing import Any, override

from django.contrib.auth.models import Group, Permission, User
from django.test import Client


def steward(name: str = "ada") -> Client:
    """Signed in, of the group that the migration made, and nothing more."""
    user = User.objects.create_user(name)
    user.groups.add(_group())
    client = Client()
    client.force_login(user)
    return client


def _group() -> Group:
    """The one that the migration made, anew where a test that commits has emptied the tables after itself."""
    group, is_new = Group.objects.get_or_create(name="Stewards")
    if is_new:
        group.permissions.add(Permission.objects.get(content_type__app_label="landscape", codename="steward"))
    return group


def filled(html: str) -> dict[str, Any]:
    """The values of the longest form of a page, as a browser would send them untouched."""
    reader = _Forms()
    reader.feed(html)
    return max(reader.forms, key=len)


class _Forms(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[dict[str, Any]] = []
        self._name = ""
        self._is_first = True

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        name = found.get("name") or ""
        match tag:
            case "form":
                self.forms.append({})
            case "input" if self.forms and name:
                if found.get("type") in {"checkbox", "radio"}:
                    if "checked" in found:
                        self.forms[-1][name] = found.get("value") or "on"
                else:
                    self.forms[-1][name] = found.get("value") or ""
            case "textarea":
                self._name = name
                # A browser leaves out the line feed that a textarea begins with.
                self._is_first = True
                self.forms[-1][name] = ""
            case "select":
                self._select = name
                self.forms[-1][name] = ""
            case "option" if "selected" in found:
                self.forms[-1][self._select] = found.get("value") or ""

    @override
    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._name = ""

    @override
    def handle_data(self, data: str) -> None:
        if self._name:
            text = data.removeprefix("\n") if self._is_first else data
            self.forms[-1][self._name] += text.replace("\n", "\r\n")
            self._is_first = False
