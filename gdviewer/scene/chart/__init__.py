"""The charts: convergence, and what a tuning has tried."""
