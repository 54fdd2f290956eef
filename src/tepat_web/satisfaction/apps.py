from django.apps import AppConfig


class SatisfactionConfig(AppConfig):
    name = "tepat_web.satisfaction"
    default_auto_field = "django.db.models.BigAutoField"
