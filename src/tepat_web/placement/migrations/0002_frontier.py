"""What each further move of a plan brings."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("placement", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Frontier",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                (
                    "is_removed",
                    models.BooleanField(
                        db_default=False, default=False, verbose_name="removed"
                    ),
                ),
                ("told", models.JSONField(default=dict, verbose_name="content")),
                ("at", models.DateTimeField(verbose_name="computed")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="frontiers",
                        to="placement.plan",
                    ),
                ),
            ],
            options={"verbose_name": "frontier of a plan", "ordering": ["-pk"]},
        ),
    ]
