"""Where a function is not smooth, or has no value: found in its formula, checked in view."""
