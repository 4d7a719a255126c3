"""The planning page: agenda, inspector, participants, facts."""

from workshop_app.ui.plan.keys import plan_keys
from workshop_app.ui.plan.page import PlanPage

__all__ = ["PlanPage", "plan_keys"]
