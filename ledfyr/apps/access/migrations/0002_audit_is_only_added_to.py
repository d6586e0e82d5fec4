from django.db import migrations

from ledfyr.apps.access import append_only


class Migration(migrations.Migration):
    dependencies = [("access", "0001_organisations_staff_keys_audit")]

    operations = [
        migrations.RunPython(
            lambda apps, schema_editor: append_only.install(schema_editor.connection),
            lambda apps, schema_editor: append_only.remove(schema_editor.connection),
        )
    ]
