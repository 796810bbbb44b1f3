"""The ASGI application: one FastAPI process that serves every module."""

from importlib import import_module

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse

from src.config import logging, settings
from src.utils import AppError

logging.configure()

app = FastAPI(title=settings.SERVICE_NAME, debug=settings.DEBUG)


@app.exception_handler(AppError)
def answer_with_error(request: Request, error: AppError) -> JSONResponse:
    """Turns an error that a module raised into the JSON that clients know."""
    return JSONResponse(error.as_dict(), status_code=error.status)


@app.get("/healthz", include_in_schema=False)
def healthz() -> dict[str, str]:
    """Answers the probes of Kubernetes."""
    return {"status": "ok"}


for module in settings.MODULES:
    app.include_router(import_module(f"src.{module}.routes").router)
