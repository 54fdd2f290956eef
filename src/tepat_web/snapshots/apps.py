from django.apps import AppConfig


class SnapshotsConfig(AppConfig):
    name = "tepat_web.snapshots"
    default_auto_field = "django.db.models.BigAutoField"
