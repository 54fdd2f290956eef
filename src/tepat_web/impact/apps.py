from django.apps import AppConfig


class ImpactConfig(AppConfig):
    name = "tepat_web.impact"
    default_auto_field = "django.db.models.BigAutoField"
