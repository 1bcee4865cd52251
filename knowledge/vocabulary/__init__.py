"""Roles, places, currencies and skills with their other names, and the look-up over them."""
