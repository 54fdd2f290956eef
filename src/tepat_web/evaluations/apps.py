from django.apps import AppConfig


class EvaluationsConfig(AppConfig):
    name = "tepat_web.evaluations"
    default_auto_field = "django.db.models.BigAutoField"
