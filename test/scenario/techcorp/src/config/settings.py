"""Settings of the TechCorp backend.

One process serves every module, so there is one set of settings. Values come
from the environment; the defaults are those of a developer's machine.
"""

import os

SERVICE_NAME = "techcorp-backend"
ENVIRONMENT = os.environ.get("ENVIRONMENT", "development")
DEBUG = ENVIRONMENT == "development"

#: The modules of this process, in the order in which they start.
MODULES = ("auth", "users", "billing", "reporting", "notifications")

DATABASE_URL = os.environ.get("DATABASE_URL", "postgresql://localhost/techcorp")
REPLICA_URLS = [url for url in os.environ.get("REPLICA_URLS", "").split(",") if url]
REDIS_URL = os.environ.get("REDIS_URL", "redis://localhost:6379/0")
BROKER_URL = os.environ.get("BROKER_URL", "amqp://localhost:5672/")

PUBLIC_URL = os.environ.get("PUBLIC_URL", "http://localhost:8000")
SECRET_KEY = os.environ.get("SECRET_KEY", "development-only")
LOG_LEVEL = os.environ.get("LOG_LEVEL", "INFO")

STRIPE_KEY = os.environ.get("STRIPE_KEY", "")
SMTP_HOST = os.environ.get("SMTP_HOST", "localhost")
SMS_GATEWAY_URL = os.environ.get("SMS_GATEWAY_URL", "")
EXPORT_BUCKET = os.environ.get("EXPORT_BUCKET", "techcorp-exports")
