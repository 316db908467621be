"""The learning rate decides: too small crawls, good arrives, too large bounces and diverges."""

import gdviewer

for learning_rate in (0.001, 0.1, 0.9, 1.0, 1.1):
    path = gdviewer.descend(
        "x^2 + y^2", start=(2.0, 1.0), learning_rate=learning_rate, max_steps=200
    )
    print(f"η = {learning_rate:<5}  {path.stop.kind:<9}  {path.stop.message}")
