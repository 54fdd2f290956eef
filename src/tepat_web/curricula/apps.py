from django.apps import AppConfig


class CurriculaConfig(AppConfig):
    name = "tepat_web.curricula"
    default_auto_field = "django.db.models.BigAutoField"
