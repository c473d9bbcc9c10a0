from __future__ import annotations

import socket

import pytest

from isodesk.host.screen import why_no_screen


@pytest.fixture(autouse=True)
def _bare(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)


def test_no_screen_at_all() -> None:
    reason = why_no_screen()
    assert reason is not None
    assert "không có màn hình" in reason


def test_offscreen_always_works(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert why_no_screen() is None


def test_a_screen_nobody_serves(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":7919")
    assert why_no_screen() == "Màn hình “:7919” không trả lời."


def test_a_screen_that_answers_has_no_such_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as server:
        server.bind("\0/tmp/.X11-unix/X7921")
        server.listen()
        monkeypatch.setenv("DISPLAY", ":7921.0")
        assert "không trả lời" not in (why_no_screen() or "")
