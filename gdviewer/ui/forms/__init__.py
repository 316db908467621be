"""Forms made from the fields of a method."""
