from django.apps import AppConfig


class PerformanceConfig(AppConfig):
    name = "tepat_web.performance"
    default_auto_field = "django.db.models.BigAutoField"
