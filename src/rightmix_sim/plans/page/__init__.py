"""Plans on the screen and on paper: a whole page, and fragments of it for notebooks."""

from rightmix_sim.plans.page.plan_fragment import plan_fragment
from rightmix_sim.plans.page.render import findings_fragment, matrix_fragment, mix_fragment, plans_page

__all__ = ["findings_fragment", "matrix_fragment", "mix_fragment", "plan_fragment", "plans_page"]
