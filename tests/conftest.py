"""No test sees the screen, files or session of the person at the machine; in CI every run has the same examples."""

import os
import tempfile

import hypothesis
import pytest

PERSONAL = ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR", "XDG_STATE_HOME")

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

hypothesis.settings.register_profile("here", deadline=None)
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True)
hypothesis.settings.load_profile("ci" if "CI" in os.environ else "here")


def pytest_configure(config: pytest.Config) -> None:
    """Gives this run folders of its own, private as Qt asks, and takes them away at its end."""
    folder = tempfile.TemporaryDirectory(prefix="backcoach-tests-")
    config.add_cleanup(folder.cleanup)
    os.environ.update(dict.fromkeys(PERSONAL, folder.name))
