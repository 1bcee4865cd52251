"""How well questions are understood: questions with what they ask, and the measures over them."""
