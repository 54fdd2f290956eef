from django.apps import AppConfig


class CyclesConfig(AppConfig):
    name = "tepat_web.cycles"
    default_auto_field = "django.db.models.BigAutoField"
