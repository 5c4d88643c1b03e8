"""What every test may use."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("TELLINGS_SHARED", ROOT.parent / "shared")).resolve()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of seeds and gold data; a test that asks for it is skipped where it is absent."""
    if not (SHARED / "eval").is_dir():
        pytest.skip(f"needs the shared folder (TELLINGS_SHARED), not found at {SHARED}")
    return SHARED
