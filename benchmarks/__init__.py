"""Measures of the product over drawn forms: how well it reads and finds, and how fast."""
