"""A line search finds its own step: gradient descent on a narrow bowl, with and without one."""

import gdviewer

for step_rule, learning_rate in (("fixed", 0.03), ("fixed", 1.0), ("backtracking", 1.0)):
    path = gdviewer.descend(
        "x^2 + 25y^2", start=(-4.0, 1.0), learning_rate=learning_rate, step_rule=step_rule
    )
    print(f"{step_rule}, η = {learning_rate}: {path.stop.message}")
    print(f"    {path.nfev[-1]} values and {path.njev[-1]} gradients")
