"""The conversation: an utterance is understood, answered out of the knowledge, and rendered as a reply."""
