from django.apps import AppConfig


class SurveyConfig(AppConfig):
    name = "tepat_web.survey"
    default_auto_field = "django.db.models.BigAutoField"
