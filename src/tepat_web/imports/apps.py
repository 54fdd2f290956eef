from django.apps import AppConfig


class ImportsConfig(AppConfig):
    name = "tepat_web.imports"
    default_auto_field = "django.db.models.BigAutoField"
