"""From a file that an operator has to a report, or to every problem that it has.

reading     read(): bytes to a report or its problems
encoding    bytes to text, within bounds           formats     which format the text is in
language    whether it is English                  whereabouts the line on which a fact stands
json_form   the strict JSON form, by example       json_lines  the line on which a field of it stands
lines, markdown, html                              the lines of each format in prose
headings, sections, sentences                      what the lines are cut into
title, periods                                     what the report is about, and when
numbers, amounts                                   figures as people print them
facts/      facts in running prose, a module a group
retirement  certificates no longer to be earned    cues        patterns over telling words
prose       lines to report: the story of a pasted text
"""
