"""What was measured, with its limit."""

from dataclasses import dataclass, field


@dataclass
class Figures:
    """A table that fills row by row."""

    missed: list[str] = field(default_factory=list)

    def show(self, what, value, limit=None):
        """Print a figure; one above its limit is missed."""
        is_missed = limit is not None and value > limit
        shown = f"{value:.2f}" if isinstance(value, float) else value
        aim = "" if limit is None else f"(at most {limit}{', MISSED' if is_missed else ''})"
        print(f"{what:<72} {shown:>10} {aim}", flush=True)
        if is_missed:
            self.missed.append(what)
