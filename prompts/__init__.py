"""Text for people: templates and labels, one folder a language."""
