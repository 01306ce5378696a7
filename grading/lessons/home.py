# ruff: noqa: D100

# %% [markdown] cell_id="what-for"
# # The right mix: exercises for offender managers
#
# Nine exercises and a warm-up, on files of people who were made up for training. You read a file, choose, write and
# hand in. You need no programming, and nothing you write is sent to anybody until you send it yourself.
#
# **Before you read:** {{content_note}}
#
# **To begin:** take the warm-up first. A click on its name in the list opens it.

# %% cell_id="form"
# The list. If you cannot see it below, press the double arrow ▶▶ above.
from rightmix_sim.forms import show_home

show_home()

# %% [markdown] cell_id="more"
# ---
#
# **Practice:** the same exercises on other files, [marked at once and explained](practice/practice.ipynb), as often as
# you like.
#
# **For planners:** [what if?](planner/what-if.ipynb) An area, its staff and its programme, and what would come of a
# change.
