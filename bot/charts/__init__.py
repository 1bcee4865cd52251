"""The picture of a pay answer: what is in it, its words, how it is drawn, and that it is drawn once.

chart     what is drawn, chosen from an answer
words     the words in the picture and its text alternative, from the templates
scale     where an amount stands on the axis, and the ticks
canvas    ink, type and shapes at twice the size (Pillow)
marks     the shapes: bars, line, dot, dashes
key       their names under the axis
rows      one figure: its words over its bar
drawing   the whole picture
cache     pictures by content, so that each is drawn once
"""

from bot.charts.cache import Charts
from bot.charts.chart import Chart, chart_of, content_digest
from bot.charts.drawing import draw
from bot.charts.words import alternative

__all__ = ["Chart", "Charts", "alternative", "chart_of", "content_digest", "draw"]
