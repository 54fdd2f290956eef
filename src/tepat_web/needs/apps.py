from django.apps import AppConfig


class NeedsConfig(AppConfig):
    name = "tepat_web.needs"
    default_auto_field = "django.db.models.BigAutoField"
