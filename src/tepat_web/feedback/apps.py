from django.apps import AppConfig


class FeedbackConfig(AppConfig):
    name = "tepat_web.feedback"
    default_auto_field = "django.db.models.BigAutoField"
