"""The table in which all processes count the attempts to sign in."""

from typing import Any

from django.core.management import call_command
from django.db import migrations


def make(apps: Any, schema_editor: Any) -> None:
    call_command(
        "createcachetable", database=schema_editor.connection.alias, verbosity=0
    )


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_operator")]
    operations = [migrations.RunPython(make, migrations.RunPython.noop)]
