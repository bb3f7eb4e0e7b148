from datetime import date

import django.db.models.deletion
from django.db import migrations, models


# What the tables of the present hold, as versions from the day of the last revision that changed each
# thing; what was removed is absent from the day of its removal.
FILL = """
UPDATE landscape_change SET effective_on = revision.effective_on
FROM landscape_revision AS revision WHERE revision.id = revision_id;

INSERT INTO landscape_version (kind, slug, valid_from, valid_until, body, revision_id)
SELECT latest.kind, latest.slug, latest.effective_on, NULL, present.body, latest.revision_id
FROM (
    SELECT DISTINCT ON (kind, slug) kind, slug, action, effective_on, revision_id
    FROM landscape_change
    ORDER BY kind, slug, revision_id DESC
) AS latest
LEFT JOIN (
    SELECT 'category' AS kind, slug,
        jsonb_build_object('name', name, 'holds_members', holds_members, 'position', position) AS body
    FROM landscape_category
    UNION ALL
    SELECT 'subcategory', category.slug || '/' || inside.slug,
        jsonb_build_object('name', inside.name, 'position', inside.position)
    FROM landscape_subcategory AS inside JOIN landscape_category AS category ON category.id = category_id
    UNION ALL
    SELECT 'organisation', slug, jsonb_build_object('name', name) FROM landscape_organisation
    UNION ALL
    SELECT 'item', item.slug, jsonb_build_object(
        'slug', item.slug, 'source', source, 'name', item.name,
        'shelf', jsonb_build_array(category.slug, inside.slug), 'description', description,
        'homepage', homepage, 'maturity', maturity, 'organisation', coalesce(organisation.slug, ''),
        'became', became, 'became_url', became_url, 'said_by', said_by,
        'also_on', (
            SELECT coalesce(jsonb_agg(jsonb_build_array(other.slug, further.slug)), '[]')
            FROM landscape_placement AS placement
            JOIN landscape_subcategory AS further ON further.id = placement.subcategory_id
            JOIN landscape_category AS other ON other.id = further.category_id
            WHERE placement.item_id = item.id
        ),
        'repositories', (
            SELECT coalesce(jsonb_agg(jsonb_build_object(
                'pattern', pattern, 'is_primary', is_primary, 'source', link.source)), '[]')
            FROM landscape_repositorylink AS link WHERE link.item_id = item.id
        ),
        'moves', (
            SELECT coalesce(jsonb_agg(jsonb_build_object(
                'step', step, 'moved_on', moved_on, 'source', move.source)), '[]')
            FROM landscape_maturitymove AS move WHERE move.item_id = item.id
        ),
        'links', (
            SELECT coalesce(jsonb_agg(jsonb_build_object(
                'kind', link.kind, 'url', url, 'source', link.source)), '[]')
            FROM landscape_link AS link WHERE link.item_id = item.id
        ),
        'aliases', (
            SELECT coalesce(jsonb_agg(alias.name), '[]')
            FROM landscape_itemalias AS alias WHERE alias.item_id = item.id
        )
    )
    FROM landscape_item AS item
    JOIN landscape_subcategory AS inside ON inside.id = item.subcategory_id
    JOIN landscape_category AS category ON category.id = inside.category_id
    LEFT JOIN landscape_organisation AS organisation ON organisation.id = organisation_id
) AS present ON present.kind = latest.kind AND present.slug = latest.slug;

-- What is checked at the end of a transaction is checked now: a table cannot be altered before.
SET CONSTRAINTS ALL IMMEDIATE;
SET CONSTRAINTS ALL DEFERRED;
"""

# Versions of a thing never overlap: equality of texts in a GiST index needs btree_gist, an extension of
# PostgreSQL's own that the owner of a database may create.
APART = """
CREATE EXTENSION IF NOT EXISTS btree_gist;
ALTER TABLE landscape_version ADD CONSTRAINT version_is_alone
    EXCLUDE USING gist (slug WITH =, daterange(valid_from, valid_until) WITH &&, kind WITH =);
"""

# The log and the history are added to. Nobody, whatever program they use, tells the past anew.
KEEP = """
CREATE FUNCTION landscape_keep() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what % holds is neither changed nor deleted', TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END $$;

CREATE FUNCTION landscape_only_shorten() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (OLD.id, OLD.kind, OLD.slug, OLD.valid_from, OLD.body, OLD.revision_id)
            IS DISTINCT FROM (NEW.id, NEW.kind, NEW.slug, NEW.valid_from, NEW.body, NEW.revision_id)
        OR NEW.valid_until IS NULL
        OR NEW.valid_until >= OLD.valid_until
    THEN
        RAISE EXCEPTION 'of a version only the end changes, and only to an earlier day'
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER revision_is_kept BEFORE UPDATE OR DELETE ON landscape_revision
    FOR EACH ROW EXECUTE FUNCTION landscape_keep();
CREATE TRIGGER change_is_kept BEFORE UPDATE OR DELETE ON landscape_change
    FOR EACH ROW EXECUTE FUNCTION landscape_keep();
CREATE TRIGGER version_is_kept BEFORE DELETE ON landscape_version
    FOR EACH ROW EXECUTE FUNCTION landscape_keep();
CREATE TRIGGER version_is_only_shortened BEFORE UPDATE ON landscape_version
    FOR EACH ROW EXECUTE FUNCTION landscape_only_shorten();
"""
FORGET = """
DROP TRIGGER revision_is_kept ON landscape_revision;
DROP TRIGGER change_is_kept ON landscape_change;
DROP TRIGGER version_is_kept ON landscape_version;
DROP TRIGGER version_is_only_shortened ON landscape_version;
DROP FUNCTION landscape_keep();
DROP FUNCTION landscape_only_shorten();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("landscape", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="OldId",
            fields=[
                ("old_id", models.CharField(max_length=604, primary_key=True, serialize=False)),
                ("slug", models.CharField(max_length=255)),
            ],
        ),
        migrations.CreateModel(
            name="Version",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=20)),
                ("slug", models.CharField(max_length=511)),
                ("valid_from", models.DateField()),
                ("valid_until", models.DateField(blank=True, null=True)),
                ("body", models.JSONField(blank=True, null=True)),
            ],
        ),
        migrations.RemoveConstraint(
            model_name="change",
            name="change_is_unique",
        ),
        migrations.RemoveConstraint(
            model_name="change",
            name="change_kind_is_known",
        ),
        migrations.AddField(
            model_name="change",
            name="effective_on",
            field=models.DateField(default=date(1970, 1, 1)),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="revision",
            name="is_whole",
            field=models.BooleanField(default=True),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="revision",
            name="digest",
            field=models.CharField(blank=True, default="", max_length=64),
            preserve_default=False,
        ),
        migrations.AlterField(
            model_name="change",
            name="kind",
            field=models.CharField(max_length=20),
        ),
        migrations.AddIndex(
            model_name="revision",
            index=models.Index(
                condition=models.Q(("is_whole", True)),
                fields=["source", "effective_on"],
                name="revision_that_is_whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="change",
            constraint=models.UniqueConstraint(
                fields=("revision", "kind", "slug", "effective_on"), name="change_is_unique"
            ),
        ),
        migrations.AddConstraint(
            model_name="change",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind", ""), _negated=True), name="change_kind_is_filled"
            ),
        ),
        migrations.AddConstraint(
            model_name="change",
            constraint=models.CheckConstraint(
                condition=models.Q(("slug", ""), _negated=True), name="change_slug_is_filled"
            ),
        ),
        migrations.AddConstraint(
            model_name="oldid",
            constraint=models.CheckConstraint(
                condition=models.Q(("old_id", ""), _negated=True), name="old_id_old_id_is_filled"
            ),
        ),
        migrations.AddConstraint(
            model_name="oldid",
            constraint=models.CheckConstraint(
                condition=models.Q(("slug", ""), _negated=True), name="old_id_slug_is_filled"
            ),
        ),
        migrations.AddField(
            model_name="version",
            name="revision",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="versions", to="landscape.revision"
            ),
        ),
        migrations.AddIndex(
            model_name="version",
            index=models.Index(fields=["kind", "slug", "valid_from"], name="version_of_a_thing"),
        ),
        migrations.AddIndex(
            model_name="version",
            index=models.Index(
                condition=models.Q(("valid_until", None)), fields=["kind"], name="version_that_holds"
            ),
        ),
        migrations.AddConstraint(
            model_name="version",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind", ""), _negated=True), name="version_kind_is_filled"
            ),
        ),
        migrations.AddConstraint(
            model_name="version",
            constraint=models.CheckConstraint(
                condition=models.Q(("slug", ""), _negated=True), name="version_slug_is_filled"
            ),
        ),
        migrations.AddConstraint(
            model_name="version",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_until", None), ("valid_until__gte", models.F("valid_from")), _connector="OR"
                ),
                name="version_ends_after_it_begins",
            ),
        ),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        migrations.RunSQL(APART, "ALTER TABLE landscape_version DROP CONSTRAINT version_is_alone"),
        migrations.RunSQL(KEEP, FORGET),
    ]
