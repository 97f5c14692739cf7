"""Each published version of a text keeps where it is broken into rows; those that are there get theirs."""

from django.db import migrations, models

from portraits.models.wrapping import breaks_in


def break_into_rows(apps, schema_editor):
    """Break the published prose once; the words and numbers of a version do not change."""
    versions = apps.get_model("portraits", "TextVersion").objects.using(
        schema_editor.connection.alias
    )
    for version in versions.filter(form="prose").only("pk", "rows").iterator(chunk_size=100):
        version.breaks = [breaks_in(text) for _number, text, _stanza in version.rows]
        version.save(update_fields=["breaks"])


class Migration(migrations.Migration):
    dependencies = [("portraits", "0008_consents")]

    operations = [
        migrations.AddField(
            model_name="textversion",
            name="breaks",
            field=models.JSONField(default=list, editable=False),
        ),
        migrations.RunPython(break_into_rows, migrations.RunPython.noop, elidable=True),
    ]
