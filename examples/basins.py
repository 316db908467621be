"""The start decides: which of Himmelblau's four minima each of 100 random starts finds."""

from collections import Counter

import numpy as np

import gdviewer

starts = np.random.default_rng(0).uniform(-5, 5, size=(100, 2))
paths = gdviewer.descend("(x^2 + y - 11)^2 + (x + y^2 - 7)^2", starts, learning_rate=0.005)
ends = Counter(tuple(point) for point in paths.x[-1].round(3).tolist())
for (x, y), count in ends.most_common():
    print(f"({x:6.3f}, {y:6.3f})  {count} starts")
