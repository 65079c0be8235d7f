"""How far a run is: notebook, cell and time left."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from casestudy.chapter.notebooks import Step


class Bar:
    """A progress display: notebook, cell, time left. Off a terminal it prints a line a notebook."""

    def __init__(self, notebooks: list[Path]) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

        from casestudy.chapter.notebooks import count_cells

        # Code and names may hold brackets, which are not to be read as markup.
        self.console = Console(stderr=True, markup=False)
        self.bar = Progress(
            TextColumn("{task.fields[notebook]}", markup=False), BarColumn(),
            TextColumn("{task.completed:.0f}/{task.total:.0f}"), TimeRemainingColumn(),
            TextColumn("{task.fields[cell]}", markup=False), console=self.console, transient=True,
            disable=not self.console.is_terminal,
        )  # fmt: skip
        self.task = self.bar.add_task("", total=count_cells(notebooks), notebook="", cell="")
        self.last = ""

    def __enter__(self) -> "Callable[[Step], None]":
        self.bar.start()
        return self.tell

    def __exit__(self, *_: object) -> None:
        self.bar.stop()

    def tell(self, step: "Step") -> None:
        """Show the cell that starts."""
        if step.notebook != self.last and not self.console.is_terminal:
            self.console.print(f"{step.number}/{step.notebooks} {step.notebook} ({step.cells} cells)")
        if self.last:
            self.bar.advance(self.task)
        self.last = step.notebook
        self.bar.update(self.task, notebook=f"{step.number}/{step.notebooks} {step.notebook}", cell=step.source)
