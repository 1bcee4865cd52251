"""Spreadsheets from elsewhere, opened only once they are known not to unpack into more than they should."""

import zlib
from pathlib import Path
from zipfile import BadZipFile, ZipFile, is_zipfile

import fastexcel

from knowledge.sources.adapter import SourceError

MOST_UNPACKED_BYTES = 500 * 2**20
_CHUNK_BYTES = 2**20
_ENTITIES = b"<!DOCTYPE"
_PROLOG_BYTES = 1024


def open_workbook(path: Path, most: int = MOST_UNPACKED_BYTES) -> fastexcel.ExcelReader:
    """Open a workbook; raise SourceError for one that unpacks into over `most` bytes or declares entities."""
    if is_zipfile(path):
        try:
            _try_unpacking(path, most)
        except (BadZipFile, zlib.error, EOFError) as error:
            raise SourceError(path, None, "archive", "a whole workbook", str(error)) from error
    return fastexcel.read_excel(path)


def _try_unpacking(path: Path, most: int) -> None:
    """Unpack in small pieces and throw them away: the sizes that a bomb declares cannot be trusted."""
    left = most
    with ZipFile(path) as book:
        for part in book.infolist():
            with book.open(part) as content:
                piece = content.read(_PROLOG_BYTES)
                if _ENTITIES in piece:
                    raise SourceError(path, None, part.filename, "no entities", "a document type")
                while piece:
                    left -= len(piece)
                    if left < 0:
                        raise SourceError(
                            path, None, part.filename, f"at most {most:,} bytes unpacked", "more"
                        )
                    piece = content.read(_CHUNK_BYTES)
