"""The colours of every chart: few, told apart by colour-blind readers, and never the only difference between two marks.

Based on the palette of Okabe and Ito (2008), darkened where a mark or word would be too faint on white. A test holds
every one of them to its contrast (WCAG 2.1: 3 to 1 for marks, 4.5 to 1 for words) and the pairs that meet in one chart
to a distance that survives the loss of one kind of cone.
"""

from __future__ import annotations

from typing import Final

PAPER: Final = "#ffffff"
INK: Final = "#1b2733"  # words, the report's own figures
QUIET: Final = "#55606b"  # words that explain
RULE: Final = "#d5dbe0"  # rules between rows; decoration, so its contrast is free
SHADE: Final = "#eef1f4"  # bands behind marks

RUN: Final = "#0072b2"  # what the run gives
PALE: Final = "#a9cfe6"  # the larger part of a bar of which RUN is the smaller; hatched, and edged in RUN
CONSTRUCTIVE: Final = "#00735a"
WARNING: Final = "#b84300"
BEFORE: Final = "#87919b"  # a baseline to compare with
