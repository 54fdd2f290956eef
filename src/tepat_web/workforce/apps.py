from django.apps import AppConfig


class WorkforceConfig(AppConfig):
    name = "tepat_web.workforce"
    default_auto_field = "django.db.models.BigAutoField"
