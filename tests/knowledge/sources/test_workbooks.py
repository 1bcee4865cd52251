"""Spreadsheets that would unpack into too much are refused before they are read."""

from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from knowledge.sources.adapter import SourceError
from knowledge.sources.workbooks import open_workbook
from tests.knowledge.sources.workbook import write_workbook

LAUGHS = b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "lol"><!ENTITY b "&a;&a;">]><l>&b;</l>'


@pytest.fixture
def book(tmp_path):
    return write_workbook(tmp_path / "book.xlsx", pay=[["Title", "Pay"], ["Tester", "1"]])


def test_an_honest_workbook_is_opened(book):
    assert open_workbook(book).sheet_names == ["pay"]


def test_a_bomb_is_refused_by_what_it_unpacks_to(book):
    with ZipFile(book, "a", ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/bomb.bin", bytes(6 * 2**20))

    assert book.stat().st_size < 10_000
    with pytest.raises(SourceError, match=r"bomb\.bin.*at most 5,242,880 bytes"):
        open_workbook(book, most=5 * 2**20)


def test_a_part_that_declares_entities_is_refused(book):
    with ZipFile(book, "a") as archive:
        archive.writestr("xl/sharedStrings.xml", LAUGHS)

    with pytest.raises(SourceError, match="sharedStrings"):
        open_workbook(book)


def test_a_cut_workbook_is_refused_with_its_name(book):
    content = book.read_bytes()
    spoilt = bytearray(content)
    spoilt[60:90] = bytes(30)
    book.write_bytes(spoilt)

    with pytest.raises(SourceError, match=r"book\.xlsx"):
        open_workbook(book)
