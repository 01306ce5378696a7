# ruff: noqa: D100

# %% [markdown] cell_id="what-for"
# # {{title}}
#
# You will be able to
#
# {{aims}}
#
# **How long:** about {{minutes}} minutes. {{marked}}
#
# **Before you read:** {{content_note}}
#
# {{begin}}

# %% cell_id="form"
# The form. If you cannot see it below, press the double arrow ▶▶ above.
from rightmix_sim.forms import show_exercise

show_exercise("ex6-right-mix")

# %% [markdown] cell_id="afterwards"
# ---
#
# **To talk over:** Suppose that an hour a week is taken from you. Which action would you give up, and who would
# notice, in a week and in a year?
#
# **In the report:** {{paragraphs}}.
#
# {{next}}

# %% [markdown] cell_id="marking" tags=["trainer"]
# For trainers only: what nbgrader marks is made here, from the criteria and grading/rubrics.
