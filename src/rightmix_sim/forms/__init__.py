"""What planners and trainees click: ipywidgets that collect and show. They do no sums."""

from rightmix_sim.forms.what_if import WhatIfForm

__all__ = ["WhatIfForm"]
