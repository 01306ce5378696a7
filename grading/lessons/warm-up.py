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

show_exercise("warm-up")

# %% [markdown] cell_id="afterwards"
# ---
#
# **To talk over:** Which paragraph of this file would you least like to have missed, and where in it did it stand?
#
# **In the report:** {{paragraphs}}.
#
# {{next}}
