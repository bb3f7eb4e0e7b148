import django.db.models.functions.datetime
import zoneinfo
from django.db import migrations, models

from devstats.models.partitions import CreatePartitioned


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        # Raised by whatever changes what an answer is made of: marks, counts, the ledger.
        migrations.RunSQL("CREATE SEQUENCE devstats_serial", "DROP SEQUENCE devstats_serial"),
        migrations.CreateModel(
            name="CountedDay",
            fields=[
                ("day", models.DateField(primary_key=True, serialize=False)),
                ("serial", models.BigIntegerField()),
                ("counted_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ("seconds", models.FloatField()),
            ],
            options={
                "db_table": "devstats_counted_day",
            },
        ),
        migrations.CreateModel(
            name="Issue",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "repository_id", "id", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("repository_id", models.BigIntegerField()),
                ("id", models.BigIntegerField()),
                ("number", models.IntegerField()),
                ("is_pull", models.BooleanField(default=False)),
                ("author_id", models.BigIntegerField(null=True)),
                ("created_at", models.DateTimeField(null=True)),
                ("state_as_of", models.DateTimeField(null=True)),
                ("state", models.TextField(default="")),
                ("closed_at", models.DateTimeField(null=True)),
                ("comments", models.IntegerField(null=True)),
            ],
            options={
                "db_table": "devstats_issue",
            },
        ),
        migrations.CreateModel(
            name="MetricState",
            fields=[
                ("metric", models.TextField(primary_key=True, serialize=False)),
                ("digest", models.TextField()),
                ("version", models.IntegerField()),
                ("counted_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
            ],
            options={
                "db_table": "devstats_metric_state",
            },
        ),
        migrations.CreateModel(
            name="Release",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "repository_id", "id", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("repository_id", models.BigIntegerField()),
                ("id", models.BigIntegerField()),
                ("tag", models.TextField()),
                ("account_id", models.BigIntegerField(null=True)),
                ("published_at", models.DateTimeField()),
                ("is_prerelease", models.BooleanField()),
            ],
            options={
                "db_table": "devstats_release",
            },
        ),
        migrations.CreateModel(
            name="Repository",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("name", models.TextField()),
                ("seen_at", models.DateTimeField()),
            ],
            options={
                "verbose_name_plural": "repositories",
                "db_table": "devstats_repository",
            },
        ),
        migrations.CreateModel(
            name="Review",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "repository_id", "id", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("repository_id", models.BigIntegerField()),
                ("id", models.BigIntegerField()),
                ("pull_id", models.BigIntegerField(null=True)),
                ("number", models.IntegerField()),
                ("account_id", models.BigIntegerField()),
                ("submitted_at", models.DateTimeField()),
                ("state", models.TextField()),
            ],
            options={
                "db_table": "devstats_review",
            },
        ),
        migrations.CreateModel(
            name="StaleDay",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "day", "metric", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("day", models.DateField()),
                ("metric", models.TextField()),
                ("serial", models.BigIntegerField()),
                ("marked_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
            ],
            options={
                "db_table": "devstats_stale_day",
            },
        ),
        migrations.CreateModel(
            name="Account",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("login", models.TextField()),
                ("seen_at", models.DateTimeField()),
                (
                    "type",
                    models.TextField(
                        default="", help_text="User, Bot, Organization, or empty where nobody said"
                    ),
                ),
                (
                    "login_is_bot",
                    models.BooleanField(default=False, help_text="the login is one that bots have"),
                ),
                (
                    "is_bot",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.ExpressionWrapper(
                            models.Q(("type", "Bot"), ("login_is_bot", True), _connector="OR"),
                            output_field=models.BooleanField(),
                        ),
                        output_field=models.BooleanField(),
                    ),
                ),
            ],
            options={
                "db_table": "devstats_account",
                "indexes": [
                    models.Index(condition=models.Q(("is_bot", True)), fields=["id"], name="account_bots")
                ],
            },
        ),
        migrations.CreateModel(
            name="AccountAlias",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "account_id",
                        "login_lower",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("account_id", models.BigIntegerField()),
                ("login_lower", models.TextField()),
                ("first_seen_at", models.DateTimeField()),
                ("last_seen_at", models.DateTimeField()),
            ],
            options={
                "verbose_name_plural": "account aliases",
                "db_table": "devstats_account_alias",
                "indexes": [models.Index(fields=["login_lower"], name="account_alias_login")],
            },
        ),
        CreatePartitioned(
            name="Act",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "repository_id",
                        "kind",
                        "key",
                        "acted_at",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("repository_id", models.BigIntegerField()),
                ("kind", models.TextField()),
                ("key", models.BigIntegerField()),
                ("acted_at", models.DateTimeField()),
                (
                    "acted_on",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.db.models.functions.datetime.TruncDate(
                            "acted_at", tzinfo=zoneinfo.ZoneInfo(key="UTC")
                        ),
                        output_field=models.DateField(null=True),
                    ),
                ),
                ("account_id", models.BigIntegerField()),
                ("item", models.TextField()),
            ],
            options={
                "db_table": "devstats_act",
                "indexes": [models.Index(fields=["acted_at"], name="act_at")],
            },
        ),
        migrations.CreateModel(
            name="ArchiveHour",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.TextField(help_text="the file's own name", unique=True)),
                (
                    "hour",
                    models.DateTimeField(
                        help_text="the hour its name tells, if it does", null=True, unique=True
                    ),
                ),
                ("source", models.TextField(default="", help_text="where to load it from")),
                (
                    "state",
                    models.TextField(
                        choices=[
                            ("due", "Due"),
                            ("loading", "Loading"),
                            ("loaded", "Loaded"),
                            ("damaged", "Damaged"),
                            ("failed", "Failed"),
                        ],
                        default="due",
                    ),
                ),
                ("checksum", models.TextField(default="")),
                (
                    "selection",
                    models.TextField(default="", help_text="'every', or a digest of what was tracked"),
                ),
                ("events", models.IntegerField(default=0)),
                ("matched", models.IntegerField(default=0)),
                ("stored", models.IntegerField(default=0)),
                ("duplicates", models.IntegerField(default=0)),
                ("rejected", models.IntegerField(default=0)),
                ("rejections", models.JSONField(default=list)),
                ("types", models.JSONField(default=dict)),
                ("seconds", models.FloatField(null=True)),
                ("message", models.TextField(default="")),
                ("changed_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ("lease_until", models.DateTimeField(null=True)),
                ("serial", models.BigIntegerField(default=0, help_text="raised by every change")),
            ],
            options={
                "db_table": "devstats_archive_hour",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["due", "loading", "loaded", "damaged", "failed"])),
                        name="archive_hour_state",
                    )
                ],
            },
        ),
        CreatePartitioned(
            name="Commit",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "repository_id",
                        "sha",
                        "pushed_at",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("repository_id", models.BigIntegerField()),
                ("sha", models.TextField()),
                ("pushed_at", models.DateTimeField()),
                (
                    "pushed_on",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.db.models.functions.datetime.TruncDate(
                            "pushed_at", tzinfo=zoneinfo.ZoneInfo(key="UTC")
                        ),
                        output_field=models.DateField(null=True),
                    ),
                ),
                ("account_id", models.BigIntegerField()),
                ("author_hash", models.BigIntegerField(null=True)),
                ("is_distinct", models.BooleanField(help_text="GitHub: first seen in this push", null=True)),
            ],
            options={
                "db_table": "devstats_commit",
                "indexes": [models.Index(fields=["pushed_at"], name="commit_at")],
            },
        ),
        migrations.CreateModel(
            name="Pull",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "repository_id", "id", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("repository_id", models.BigIntegerField()),
                ("id", models.BigIntegerField()),
                ("number", models.IntegerField()),
                ("author_id", models.BigIntegerField(null=True)),
                ("created_at", models.DateTimeField(null=True)),
                ("merged_at", models.DateTimeField(null=True)),
                (
                    "merged_on",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.db.models.functions.datetime.TruncDate(
                            "merged_at", tzinfo=zoneinfo.ZoneInfo(key="UTC")
                        ),
                        output_field=models.DateField(null=True),
                    ),
                ),
                ("merger_id", models.BigIntegerField(null=True)),
                ("state_as_of", models.DateTimeField(null=True)),
                ("state", models.TextField(default="")),
                ("closed_at", models.DateTimeField(null=True)),
                ("size_as_of", models.DateTimeField(null=True)),
                ("additions", models.IntegerField(null=True)),
                ("deletions", models.IntegerField(null=True)),
                ("changed_files", models.IntegerField(null=True)),
                ("commits", models.IntegerField(null=True)),
            ],
            options={
                "db_table": "devstats_pull",
                "indexes": [models.Index(fields=["merged_at"], name="pull_merged")],
            },
        ),
        migrations.CreateModel(
            name="RepositoryAlias",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "repository_id",
                        "name_lower",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("repository_id", models.BigIntegerField()),
                ("name_lower", models.TextField()),
                ("first_seen_at", models.DateTimeField()),
                ("last_seen_at", models.DateTimeField()),
            ],
            options={
                "verbose_name_plural": "repository aliases",
                "db_table": "devstats_repository_alias",
                "indexes": [models.Index(fields=["name_lower"], name="repository_alias_name")],
            },
        ),
        migrations.CreateModel(
            name="TallyDay",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "metric",
                        "repository_id",
                        "day",
                        "person_id",
                        "segment",
                        "item",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("metric", models.TextField()),
                ("repository_id", models.BigIntegerField()),
                ("day", models.DateField()),
                ("person_id", models.BigIntegerField()),
                ("segment", models.TextField()),
                ("item", models.BigIntegerField()),
                ("amount", models.FloatField()),
                ("n", models.IntegerField()),
            ],
            options={
                "db_table": "devstats_tally_day",
                "indexes": [models.Index(fields=["metric", "day"], name="tally_day_metric")],
            },
        ),
        migrations.CreateModel(
            name="TallyMonth",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "metric",
                        "repository_id",
                        "day",
                        "person_id",
                        "segment",
                        "item",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("metric", models.TextField()),
                ("repository_id", models.BigIntegerField()),
                ("day", models.DateField()),
                ("person_id", models.BigIntegerField()),
                ("segment", models.TextField()),
                ("item", models.BigIntegerField()),
                ("amount", models.FloatField()),
                ("n", models.IntegerField()),
            ],
            options={
                "db_table": "devstats_tally_month",
                "indexes": [models.Index(fields=["metric", "day"], name="tally_month_metric")],
            },
        ),
    ]
