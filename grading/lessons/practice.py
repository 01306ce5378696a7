# ruff: noqa: D100

# %% [markdown] cell_id="what-for"
# # Practice
#
# The same forms as in the exercises, on the files of the library. Choose an exercise and a file, answer as much as you
# like, and have it marked: at once, with the reason for each point and the place in the file where it stands. Nothing
# here is handed in, and nobody else sees it.
#
# **How long:** as long as you like; one exercise on one file takes from half an hour to an hour.
#
# **Before you read:** {{content_note}}

# %% cell_id="form"
# The form. If you cannot see it below, press the double arrow ▶▶ above.
from rightmix_sim.forms import show_practice

show_practice()

# %% [markdown] cell_id="afterwards"
# ---
#
# **All exercises:** [the list](../home.ipynb).
