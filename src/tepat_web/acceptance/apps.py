from django.apps import AppConfig


class AcceptanceConfig(AppConfig):
    name = "tepat_web.acceptance"
    default_auto_field = "django.db.models.BigAutoField"
