"""What these tests print is their result: it reaches the terminal without -s."""

from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def printed(capsys: pytest.CaptureFixture[str]) -> Iterator[None]:
    with capsys.disabled():
        yield
