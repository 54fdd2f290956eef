from django.apps import AppConfig


class ConsultationConfig(AppConfig):
    name = "tepat_web.consultation"
    default_auto_field = "django.db.models.BigAutoField"
