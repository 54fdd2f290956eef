from django.apps import AppConfig


class ComplaintsConfig(AppConfig):
    name = "tepat_web.complaints"
    default_auto_field = "django.db.models.BigAutoField"
