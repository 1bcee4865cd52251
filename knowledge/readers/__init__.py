"""From a file that an operator has to a report, or to every problem that it has.

reading     read(): bytes to a report or its problems
json_form   the strict JSON form, with an example of it
json_lines  the line on which a field of a JSON text stands
vocabulary  what the readers ask of the vocabulary
"""
