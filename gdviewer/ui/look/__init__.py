"""How the window looks: themes, sizes, icons, the style sheet."""
