from django.apps import AppConfig


class KitConfig(AppConfig):
    name = "tepat_web.kit"
