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

show_exercise("ex8-significant-change")

# %% [markdown] cell_id="afterwards"
# ---
#
# **To talk over:** What would have to happen in one of your cases for you not to wait for the next review? Does the
# plan say so?
#
# **In the report:** {{paragraphs}}.
#
# {{next}}

# %% [markdown] cell_id="marking" tags=["trainer"]
# For trainers only: what nbgrader marks is made here, from the criteria and grading/rubrics.
