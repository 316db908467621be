"""The panel Step: the step of the selected run at the playhead, in numbers and in words."""
