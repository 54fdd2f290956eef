from django.apps import AppConfig


class LearningConfig(AppConfig):
    name = "tepat_web.learning"
    default_auto_field = "django.db.models.BigAutoField"
