"""The conversation: an utterance is understood, answered out of the knowledge base, and rendered as a reply."""
