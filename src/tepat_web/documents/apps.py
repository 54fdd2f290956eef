from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "tepat_web.documents"
    default_auto_field = "django.db.models.BigAutoField"
