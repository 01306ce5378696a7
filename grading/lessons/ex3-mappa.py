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

show_exercise("ex3-mappa")

# %% [markdown] cell_id="afterwards"
# ---
#
# **To talk over:** Think of somebody you supervise at level 1. Who else works with him, and how would you know if
# that changed?
#
# **In the report:** {{paragraphs}}.
#
# {{next}}

# %% [markdown] cell_id="marking" tags=["trainer"]
# For trainers only: what nbgrader marks is made here, from the criteria and grading/rubrics.
