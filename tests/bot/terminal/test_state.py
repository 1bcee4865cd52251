"""marketbot state, as an operator uses it."""


def test_a_backup_is_written_and_restored(marketbot, tmp_path):
    marketbot("ask", "/salary", "data", "engineer", "germany")
    said = marketbot("state", "backup", tmp_path / "monday")
    (tmp_path / "people.sqlite").unlink()

    assert "rows" in said
    assert "rows restored" in marketbot("state", "restore", tmp_path / "monday")


def test_what_is_lost_without_a_backup_is_named(marketbot, tmp_path):
    assert "no such file" in marketbot("state", "restore", tmp_path / "none", code=1)


def test_the_schema_goes_back_and_forward(marketbot):
    assert marketbot("state", "migrate") == "schema 0003\n"
    assert marketbot("state", "downgrade", "0002") == "schema 0002\n"
    assert marketbot("state", "migrate") == "schema 0003\n"


def test_a_schema_that_never_was_is_refused(marketbot):
    marketbot("state", "migrate")

    assert "0099" in marketbot("state", "downgrade", "0099", code=1)
