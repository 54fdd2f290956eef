"""``python -m tepat``."""

from tepat.cli.main import run

if __name__ == "__main__":
    run()
