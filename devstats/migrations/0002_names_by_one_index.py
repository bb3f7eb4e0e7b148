"""A name under which something was seen is found by its primary key: one index less to write.

Room on the pages of what each hour sees again lets PostgreSQL update a row beside the old one, without a
word in any index.
"""

from django.db import migrations, models

_TABLES = (
    ("devstats_account_alias", "account_id", "login_lower", "account_alias_login"),
    ("devstats_repository_alias", "repository_id", "name_lower", "repository_alias_name"),
)
_ROOM = ("devstats_account", "devstats_account_alias", "devstats_repository", "devstats_repository_alias")

_FORWARDS = (
    *(
        f"""
        ALTER TABLE {table}
            DROP CONSTRAINT {table}_pkey,
            ADD CONSTRAINT {table}_pkey PRIMARY KEY ({name}, {number});
        DROP INDEX {index};
        """
        for table, number, name, index in _TABLES
    ),
    *(f"ALTER TABLE {table} SET (fillfactor = 80);" for table in _ROOM),
)
_BACKWARDS = (
    *(
        f"""
        ALTER TABLE {table}
            DROP CONSTRAINT {table}_pkey,
            ADD CONSTRAINT {table}_pkey PRIMARY KEY ({number}, {name});
        CREATE INDEX {index} ON {table} ({name});
        """
        for table, number, name, index in _TABLES
    ),
    *(f"ALTER TABLE {table} RESET (fillfactor);" for table in _ROOM),
)


class Migration(migrations.Migration):
    dependencies = (("devstats", "0001_initial"),)
    operations = (
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunSQL(_FORWARDS, _BACKWARDS)],
            state_operations=[
                migrations.RemoveIndex(model_name="accountalias", name="account_alias_login"),
                migrations.RemoveIndex(model_name="repositoryalias", name="repository_alias_name"),
                migrations.AlterField(
                    model_name="accountalias",
                    name="pk",
                    field=models.CompositePrimaryKey(
                        "login_lower",
                        "account_id",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                migrations.AlterField(
                    model_name="repositoryalias",
                    name="pk",
                    field=models.CompositePrimaryKey(
                        "name_lower",
                        "repository_id",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
            ],
        ),
    )
