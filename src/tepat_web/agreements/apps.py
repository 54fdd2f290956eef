from django.apps import AppConfig


class AgreementsConfig(AppConfig):
    name = "tepat_web.agreements"
    default_auto_field = "django.db.models.BigAutoField"
