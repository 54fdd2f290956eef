"""Where planners prepare plans: drafts of scenarios, what-if, comparison."""
