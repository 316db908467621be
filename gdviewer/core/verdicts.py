"""Words every reason why a run ends, for a minimization and for an ascent."""

from __future__ import annotations

import math

from gdviewer.core.curvature import Curvature, Shape
from gdviewer.core.numbers import format_count, format_number, format_point
from gdviewer.core.stopping import StopReason

_SMALLER = "a smaller learning rate may help"


class Verdicts:
    """Makes the reasons of one run.

    Values and derivatives are given with the signs of a minimization; reasons carry the user's own.
    """

    def __init__(self, is_maximizing: bool) -> None:
        self._sign = -1.0 if is_maximizing else 1.0
        self._fell = "rose" if is_maximizing else "fell"
        self._worse = "below" if is_maximizing else "above"
        self._wanted = "maximum" if is_maximizing else "minimum"
        self._opposite = "minimum" if is_maximizing else "maximum"
        self._curved = "downward" if is_maximizing else "upward"
        self._curved_oppositely = "upward" if is_maximizing else "downward"

    def value_is_nan(self, step: int, x: list[float]) -> StopReason:
        """Word that f is nan."""
        if all(map(math.isfinite, x)):
            point = format_point(tuple(x))
            where = f"f is undefined at {point}, {_after(step)}"
            message = f"{where}: the point is outside its domain"
            return StopReason("nan", message, step, finding=f"f has no value at {point}")
        finding = "the step overflowed"
        message = f"The point has left the range of numbers {_after(step)}: {finding}"
        return StopReason("nan", message, step, finding=finding)

    def gradient_is_nan(self, step: int, x: list[float], f: float) -> StopReason:
        """Word that f has a value and no gradient."""
        f = self._sign * f
        point = format_point(tuple(x))
        message = (
            f"The gradient is undefined at {point}, {_after(step)}, where f is {format_number(f)}"
        )
        finding = f"the gradient is undefined at {point}"
        return StopReason("nan", message, step, {"f": f}, finding)

    def unbounded(
        self, step: int, falls: int, distance: float, start_f: float, f: float
    ) -> StopReason:
        """Word that f goes on falling without end."""
        f, start_f = self._sign * f, self._sign * start_f
        finding = f"f seems to have no {self._wanted}"
        message = (
            f"{finding}: it {self._fell} at each of the last "
            f"{format_count(falls, 'step')}, from {format_number(start_f)} at the start to "
            f"{format_number(f)}, {format_number(distance)} away from the origin"
        )
        evidence = {"distance": distance, "f": f, "f_start": start_f}
        return StopReason("unbounded", message, step, evidence, finding)

    def diverged_in_value(self, step: int, distance: float, start_f: float, f: float) -> StopReason:
        """Word that the point ran away while f got worse."""
        f, start_f = self._sign * f, self._sign * start_f
        message = (
            f"{_ran_away(step, distance)}, and f went from {format_number(start_f)} at the start "
            f"to {format_number(f)}: {_SMALLER}"
        )
        evidence = {"distance": distance, "f": f, "f_start": start_f}
        return StopReason("diverged", message, step, evidence, _SMALLER)

    def diverged_in_gradient(
        self, step: int, distance: float, start_size: float, size: float
    ) -> StopReason:
        """Word that the point ran away while the gradient grew, though f got no worse."""
        finding = f"f may have no {self._wanted}"
        message = (
            f"{_ran_away(step, distance)}, and the gradient grew from {format_number(start_size)} "
            f"to {format_number(size)}: {finding}"
        )
        evidence = {"distance": distance, "gradient": size, "gradient_start": start_size}
        return StopReason("diverged", message, step, evidence, finding)

    def stationary(self, step: int, gtol: float, size: float, seen: Curvature) -> StopReason:
        """Word that the gradient vanishes, and what the Hessian says of such a point."""
        least, greatest = sorted((self._sign * seen.least, self._sign * seen.greatest))
        evidence = {"gradient": size, "gtol": gtol}
        link, finding = self._finding(seen.shape)
        curvatures = ""
        if seen.shape is not Shape.UNKNOWN:
            evidence |= {"least_eigenvalue": least, "greatest_eigenvalue": greatest}
            curvatures = f" (curvatures from {format_number(least)} to {format_number(greatest)})"
        kinds = {Shape.SADDLE: "saddle", Shape.MAXIMUM: self._opposite}
        reached = f"The gradient is below {format_number(gtol)} {_after(step)}"
        message = f"{reached}{link} {finding}{curvatures}"
        return StopReason(kinds.get(seen.shape, "gtol"), message, step, evidence, finding)

    def _finding(self, shape: Shape) -> tuple[str, str]:
        """Return what the Hessian says of the point, behind what leads on to it."""
        if shape is Shape.MINIMUM:
            return ", and", f"f curves {self._curved} in every direction, as at a {self._wanted}"
        if shape is Shape.MAXIMUM:
            curves = f"f curves {self._curved_oppositely} in every direction"
            return ", but", f"this is a {self._opposite}: {curves}"
        if shape is Shape.SADDLE:
            return ", but", "this is a saddle: f curves upward one way and downward another"
        if shape is Shape.DEGENERATE:
            return ";", (
                f"whether this is a {self._wanted} the Hessian cannot tell, it is degenerate: f "
                "has hardly any curvature in some direction"
            )
        if shape is Shape.UNSETTLED:
            return ";", (
                "the point is still too far from a stationary one for the Hessian to tell "
                f"whether a {self._wanted} is near"
            )
        return ";", f"without a Hessian it was not checked whether this is a {self._wanted}"

    def xtol(self, step: int, xtol: float, length: float, allowed: float) -> StopReason:
        """Word that the point hardly moves."""
        message = (
            f"The point hardly moves {_after(step)}: the last step, measured for a learning rate "
            f"of one, is {format_number(length)} long, and {format_number(allowed)} counts as still"
        )
        return StopReason("xtol", message, step, {"step": length, "xtol": xtol})

    def ftol(self, step: int, ftol: float, change: float, still_steps: int) -> StopReason:
        """Word that f hardly changes."""
        message = (
            f"f hardly changes {_after(step)}: in each of the last {still_steps} steps by less "
            f"than {format_number(ftol)} of itself, by {format_number(change)} in the last one"
        )
        return StopReason("ftol", message, step, {"change": change, "ftol": ftol})

    def max_steps(self, step: int, start_f: float, f: float, size: float) -> StopReason:
        """Word that there are no more steps."""
        message = f"The limit of {format_count(step, 'step')} is reached"
        return self._limit("max_steps", message, step, start_f, f, size)

    def max_evaluations(
        self, step: int, evaluations: float, start_f: float, f: float, size: float
    ) -> StopReason:
        """Word that there are no more evaluations."""
        is_whole = float(evaluations).is_integer()
        spent = (
            format_count(int(evaluations), "evaluation")
            if is_whole
            else f"{format_number(evaluations)} evaluations"
        )
        message = f"The limit of evaluations is reached {_after(step)}, with {spent}"
        return self._limit("max_evaluations", message, step, start_f, f, size)

    def _limit(
        self, kind: str, reached: str, step: int, start_f: float, f: float, size: float
    ) -> StopReason:
        is_worse = f > start_f
        f, start_f = self._sign * f, self._sign * start_f
        finding = f"the largest partial derivative is still {format_number(size)}"
        message = f"{reached}; {finding}"
        if is_worse:
            finding = (
                f"f is {format_number(f)}, {self._worse} its {format_number(start_f)} at the "
                f"start: {_SMALLER}"
            )
            message += f", and {finding}"
        evidence = {"gradient": size, "f": f, "f_start": start_f}
        return StopReason(kind, message, step, evidence, finding)


def line_search_failed(step: int, failure: str, trials: int) -> StopReason:
    """Word that a line search found no step."""
    message = f"There is no step to take {_after(step)}: {failure}"
    return StopReason("line_search", message, step, {"trials": trials}, failure)


def settled(step: int, why: str) -> StopReason:
    """Word that the method itself has come to rest."""
    message = f"The method has come to rest {_after(step)}: {why}"
    return StopReason("xtol", message, step, finding=why)


def stopped(step: int) -> StopReason:
    """Word that somebody ended the run."""
    return StopReason("stopped", f"The run was stopped {_after(step)}", step)


def _after(step: int) -> str:
    """Return ``after 12 steps``, or ``at the start``."""
    return f"after {format_count(step, 'step')}" if step else "at the start"


def _ran_away(step: int, distance: float) -> str:
    return (
        f"The run diverged {_after(step)}: the point is {format_number(distance)} away from the "
        "origin"
    )
