"""What commands print: JSON that loses nothing, whatever the terminal can show."""

from __future__ import annotations

import io
import json
import sys

import pytest

from rightmix_sim.cli.console import print_json


@pytest.mark.parametrize(("encoding", "escaped"), [("ascii", True), ("cp1252", True), ("utf-8", False)])
def test_json_loses_no_letter_where_the_output_cannot_hold_them_all(
    monkeypatch: pytest.MonkeyPatch, encoding: str, escaped: bool
) -> None:
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, encoding=encoding, errors="replace"))
    print_json({"rule": "¶4.4 Ὕβρις"})
    sys.stdout.flush()
    text = written.getvalue().decode(encoding)
    assert json.loads(text) == {"rule": "¶4.4 Ὕβρις"}
    assert ("\\u00b6" in text) is escaped
