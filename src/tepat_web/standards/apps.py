from django.apps import AppConfig


class StandardsConfig(AppConfig):
    name = "tepat_web.standards"
    default_auto_field = "django.db.models.BigAutoField"
