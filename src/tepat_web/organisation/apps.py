from django.apps import AppConfig


class OrganisationConfig(AppConfig):
    name = "tepat_web.organisation"
    default_auto_field = "django.db.models.BigAutoField"
