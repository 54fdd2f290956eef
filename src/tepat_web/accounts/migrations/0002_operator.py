"""The account that the command line acts as: it has a role, and no way to sign in."""

from typing import Any

from django.contrib.auth.hashers import make_password
from django.db import migrations


def make(apps: Any, schema_editor: Any) -> None:
    User = apps.get_model("accounts", "User")
    Grant = apps.get_model("accounts", "Grant")
    user, is_new = User.objects.get_or_create(
        username="operator",
        defaults={"password": make_password(None), "is_active": False},
    )
    if is_new:
        Grant.objects.create(user=user, role="operator")


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]
    operations = [migrations.RunPython(make, migrations.RunPython.noop)]
