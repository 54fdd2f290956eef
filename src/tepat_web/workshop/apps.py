from django.apps import AppConfig


class WorkshopConfig(AppConfig):
    name = "tepat_web.workshop"
    default_auto_field = "django.db.models.BigAutoField"
