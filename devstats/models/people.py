"""Accounts as GitHub numbers them, and the logins they have had."""

from django.db import models
from django.db.models import Q


class Account(models.Model):
    """An account on GitHub; a bot by GitHub's own word or by a known login.

    A negative id stands for an account whose number the archive before 2015 did not tell: a hash of the
    lower-cased login.
    """

    id = models.BigIntegerField(primary_key=True)
    login = models.TextField()
    seen_at = models.DateTimeField()
    type = models.TextField(default="", help_text="User, Bot, Organization, or empty where nobody said")
    login_is_bot = models.BooleanField(default=False, help_text="the login is one that bots have")
    is_bot = models.GeneratedField(
        expression=models.ExpressionWrapper(
            Q(type="Bot") | Q(login_is_bot=True), output_field=models.BooleanField()
        ),
        output_field=models.BooleanField(),
        db_persist=True,
    )

    class Meta:
        db_table = "devstats_account"
        indexes = (models.Index(fields=["id"], condition=Q(is_bot=True), name="account_bots"),)

    def __str__(self) -> str:
        return self.login


class AccountAlias(models.Model):
    """A login under which an account was seen, lower-cased, and when first and last."""

    pk = models.CompositePrimaryKey("login_lower", "account_id")
    account_id = models.BigIntegerField()
    login_lower = models.TextField()
    first_seen_at = models.DateTimeField()
    last_seen_at = models.DateTimeField()

    class Meta:
        db_table = "devstats_account_alias"
        verbose_name_plural = "account aliases"

    def __str__(self) -> str:
        return f"{self.login_lower} ({self.account_id})"
