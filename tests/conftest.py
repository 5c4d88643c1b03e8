"""What every test may use."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# How long an example takes says nothing on a machine that is busy; CI tries the same examples each time.
settings.register_profile(
    "house", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize="CI" in os.environ
)
settings.load_profile("house")

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("TELLINGS_SHARED", ROOT.parent / "shared")).resolve()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of seeds and gold data; a test that asks for it is skipped where it is absent."""
    if not (SHARED / "eval").is_dir():
        pytest.skip(f"needs the shared folder (TELLINGS_SHARED), not found at {SHARED}")
    return SHARED
