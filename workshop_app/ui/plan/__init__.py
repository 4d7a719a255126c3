"""The planning page: agenda, inspector, participants, facts."""

from workshop_app.ui.plan.page import PlanPage, plan_keys

__all__ = ["PlanPage", "plan_keys"]
