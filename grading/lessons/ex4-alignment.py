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

show_exercise("ex4-alignment")

# %% [markdown] cell_id="afterwards"
# ---
#
# **To talk over:** When did you last read the plan of another agency for somebody you both work with? What would have
# shown that they had read yours?
#
# **In the report:** {{paragraphs}}.
#
# {{next}}

# %% [markdown] cell_id="marking" tags=["trainer"]
# For trainers only: what nbgrader marks is made here, from the criteria and grading/rubrics.
