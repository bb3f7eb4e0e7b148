"""Who may have an account: nobody makes one for themselves, an administrator does."""

from typing import override

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class Accounts(DefaultAccountAdapter):  # type: ignore[misc]  # allauth carries no types
    """Accounts with a name and a password."""

    @override
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
