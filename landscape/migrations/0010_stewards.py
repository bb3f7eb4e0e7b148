from django.apps.registry import Apps as StateApps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def make_stewards(apps: StateApps, _editor: BaseDatabaseSchemaEditor) -> None:
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="landscape", model="revision"
    )
    # Django makes permissions only after all migrations; this one is given to a group here.
    permission, _ = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=content_type, codename="steward", defaults={"name": "Can edit the catalogue"}
    )
    group, _ = apps.get_model("auth", "Group").objects.get_or_create(name="Stewards")
    group.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [
        ("landscape", "0009_measurements"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="revision",
            options={"permissions": (("steward", "Can edit the catalogue"),)},
        ),
        migrations.RunPython(make_stewards, migrations.RunPython.noop),
    ]
