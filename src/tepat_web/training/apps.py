from django.apps import AppConfig


class TrainingConfig(AppConfig):
    name = "tepat_web.training"
    default_auto_field = "django.db.models.BigAutoField"
