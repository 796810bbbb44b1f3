"""Pictures of users."""

from typing import BinaryIO

from PIL import Image, ImageOps

from src.reporting.exports.storage import delete_file, put_file
from src.users.constants import AVATAR_MAX_BYTES, AVATAR_SIZE
from src.users.exceptions import InvalidField
from src.utils import short_id


def store_avatar(public_id: str, upload: BinaryIO) -> str:
    """Crops a picture to a square, stores it, and returns its key."""
    upload.seek(0, 2)
    if upload.tell() > AVATAR_MAX_BYTES:
        raise InvalidField(field="image", limit=AVATAR_MAX_BYTES)
    upload.seek(0)
    try:
        picture = ImageOps.exif_transpose(Image.open(upload)).convert("RGB")
    except OSError as error:
        raise InvalidField(field="image") from error
    square = ImageOps.fit(picture, (AVATAR_SIZE, AVATAR_SIZE))
    key = f"avatars/{public_id}-{short_id()}.webp"
    with put_file(key) as target:
        square.save(target, "WEBP", quality=85)
    return key


def remove_avatar(key: str) -> None:
    """Deletes a picture."""
    delete_file(key)
