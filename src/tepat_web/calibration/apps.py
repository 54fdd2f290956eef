from django.apps import AppConfig


class CalibrationConfig(AppConfig):
    name = "tepat_web.calibration"
    default_auto_field = "django.db.models.BigAutoField"
