"""What a notebook's kernel is given: the case and settings that are the same on every machine, and no open port."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import matplotlib as mpl

from casestudy.case import Case
from casestudy.errors import Language


@contextmanager
def private_kernel(case: Case, client: Any, *, lang: Language) -> Iterator[dict[str, str]]:
    """Yield the environment of a kernel, and have the notebook client start it on channels of its own.

    A researcher's own start-up files, history and matplotlib settings are kept out of the run.
    """
    with tempfile.TemporaryDirectory(prefix="casestudy-") as folder, _private_channel(client):
        yield {
            **os.environ,
            "CASESTUDY_ROOT": str(case.root),
            "CASESTUDY_CASE": case.name,
            "CASESTUDY_LANG": lang,
            "PYTHONHASHSEED": "0",
            "MPLBACKEND": "agg",
            "MATPLOTLIBRC": str(Path(mpl.get_data_path()) / "matplotlibrc"),
            "IPYTHONDIR": folder,
        }


@contextmanager
def _private_channel(client: Any) -> Iterator[None]:
    # Where the system has Unix sockets the kernel listens on none of the machine's ports.
    if os.name == "nt":
        yield
        return
    with tempfile.TemporaryDirectory(prefix="cs-") as folder:
        manager = client.create_kernel_manager()
        manager.transport, manager.ip = "ipc", f"{folder}/k"
        yield
