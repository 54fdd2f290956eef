from django.apps import AppConfig


class DecisionsConfig(AppConfig):
    name = "tepat_web.decisions"
    default_auto_field = "django.db.models.BigAutoField"
