"""The files Telegram keeps: uploaded once, sent again by their ids."""

import hashlib
import io
from dataclasses import dataclass
from typing import Literal, NamedTuple

from tests.botapi.refusals import JSON, bad

Kind = Literal["Photo", "Document"]
MOST_PHOTO_BYTES = 10 * 2**20
MOST_PHOTO_SIDES = 10_000
MOST_PHOTO_RATIO = 20


class Upload(NamedTuple):
    """Hold a file as it came in a form."""

    filename: str
    content: bytes
    mimetype: str

    def __repr__(self) -> str:
        return f"<{self.filename}, {len(self.content)} bytes>"


@dataclass(frozen=True)
class File:
    """Hold a file Telegram has; its id follows from its content, so that records repeat."""

    kind: Kind
    upload: Upload
    width: int = 0
    height: int = 0

    @property
    def digest(self) -> str:
        """Name the content in twelve letters."""
        return hashlib.sha256(self.upload.content).hexdigest()[:12]

    @property
    def file_id(self) -> str:
        """Name the file as the bot may send it again."""
        return f"{self.kind}-{self.digest}"

    @property
    def path(self) -> str:
        """Name the file as it is downloaded."""
        return f"{self.kind.lower()}s/{self.digest}"

    def describe(self) -> JSON:
        """Write what all kinds of files say of themselves."""
        return {
            "file_id": self.file_id,
            "file_unique_id": self.digest,
            "file_size": len(self.upload.content),
        }


class Files:
    """Keep files by id and path."""

    def __init__(self) -> None:
        self._by_id: dict[str, File] = {}

    def answers(self) -> JSON:
        """Name the methods answered here."""
        return {"getFile": self._get_file}

    def media(self, kind: Kind, source: Upload | str | None) -> JSON:
        """Return the part of a message that carries a file: uploaded now, or named by id."""
        file = self.keep(kind, source) if isinstance(source, Upload) else self._known(kind, source)
        if kind == "Photo":
            return {"photo": [file.describe() | {"width": file.width, "height": file.height}]}
        return {
            "document": file.describe()
            | {"file_name": file.upload.filename, "mime_type": file.upload.mimetype}
        }

    def keep(self, kind: Kind, upload: Upload) -> File:
        """Take a file in; refuse an empty one and a picture that is none."""
        if not upload.content:
            raise bad("file must be non-empty")
        width, height = _sides(upload.content) if kind == "Photo" else (0, 0)
        file = File(kind, upload, width, height)
        self._by_id[file.file_id] = file
        return file

    def download(self, path: str) -> bytes | None:
        """Return a file's content, None if there is none at this path."""
        return next((file.upload.content for file in self._by_id.values() if file.path == path), None)

    def _known(self, kind: Kind, file_id: str | None) -> File:
        if not file_id:
            raise bad(f"there is no {kind.lower()} in the request")
        file = self._by_id.get(file_id)
        if not file:
            raise bad("wrong file identifier/HTTP URL specified")
        if file.kind != kind:
            raise bad(f"can't use file of type {file.kind} as {kind}")
        return file

    def _get_file(self, arguments: JSON) -> JSON:
        file = self._by_id.get(arguments.get("file_id", ""))
        if not file:
            raise bad("invalid file_id")
        return file.describe() | {"file_path": file.path}


def _sides(content: bytes) -> tuple[int, int]:
    """Return width and height of a picture in pixels; refuse what Telegram cannot show."""
    from PIL import Image, UnidentifiedImageError

    if len(content) > MOST_PHOTO_BYTES:
        raise bad("file is too big")
    try:
        with Image.open(io.BytesIO(content)) as picture:
            width, height = picture.size
    except UnidentifiedImageError as error:
        raise bad("IMAGE_PROCESS_FAILED") from error
    if width + height > MOST_PHOTO_SIDES or max(width, height) > MOST_PHOTO_RATIO * min(width, height):
        raise bad("PHOTO_INVALID_DIMENSIONS")
    return width, height
