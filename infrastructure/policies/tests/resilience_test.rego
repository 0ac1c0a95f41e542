package waooaw.resilience_test

import data.waooaw.resilience

request(tier, context) := {
	"subject": {"id": "agent-1", "type": "agent", "tier": tier},
	"action": {"name": "run_skill", "type": "draft"},
	"resource": {"type": "part", "queue": "ai"},
	"context": object.union(
		{
			"priority": "normal", "breaker": "closed", "budget_suspended": false,
			"platform_budget_percent": 1, "execution_cost_usd": 0, "agent_day_cost_usd": 0,
			"query_budget_percent": 0, "failure_percent_last_minute": 0, "connection_wait_ms": 0,
			"queue_depth": 0,
		},
		context,
	),
}

codes(rules) := {rule.code | some rule in rules}

test_what_is_healthy_is_allowed if resilience.allow with input as request("paid", {})

test_budgets_stop_trials_first_and_governance_never if {
	high := {"platform_budget_percent": 95}
	codes(resilience.deny) == {"platform_budget_critical"} with input as request("trial", high)
	count(resilience.deny) == 0 with input as request("manager", high)
	spent := {"platform_budget_percent": 100}
	codes(resilience.deny) == {"platform_budget_spent"} with input as request("manager", spent)
	count(resilience.deny) == 0 with input as request("governance", spent)
}

test_an_open_breaker_lets_nobody_through if {
	every tier in resilience.tiers {
		"breaker_open" in codes(resilience.deny) with input as request(tier, {"breaker": "open"})
	}
}
