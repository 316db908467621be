"""The schedules and line searches, one a file; each registers itself."""
