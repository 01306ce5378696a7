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

show_exercise("ex7-home-visits")

# %% [markdown] cell_id="afterwards"
# ---
#
# **To talk over:** What did your last home visit tell you that a visit to the office would not have?
#
# **In the report:** {{paragraphs}}.
#
# {{next}}

# %% [markdown] cell_id="marking" tags=["trainer"]
# For trainers only: what nbgrader marks is made here, from the criteria and grading/rubrics.
