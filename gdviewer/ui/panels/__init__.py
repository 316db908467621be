"""Groups of controls, one file each."""
