# P-16: when to leave a part alone. P-04, P-05, P-06: when money or a plan is spent. The counts come with the request.
package waooaw.resilience

import data.waooaw.facts

tiers := {"trial", "paid", "manager", "helpdesk", "governance"}

# requests that wait before low priority is shed
queue_limits := {"ai": 500, "connector": 300}

plans := {
	"starter": {"agents": 1, "integrations": 3, "storage_gb": 5, "query_usd": 10},
	"pro": {"agents": 3, "storage_gb": 50, "query_usd": 30},
	"enterprise": {"agents": 10, "storage_gb": 500, "query_usd": 100},
}

# what an action adds to, and what of the plan limits it; a plan without a number has no limit
planned := {
	"hire_agent": "agents",
	"add_integration": "integrations",
	"store_data": "storage_gb",
	"spend_query_budget": "query_usd",
}

counted := {
	"platform_budget_percent", "execution_cost_usd", "agent_day_cost_usd", "query_budget_percent",
	"failure_percent_last_minute", "connection_wait_ms", "queue_depth",
}

of_governance if input.subject.tier == "governance"

# P-01

missing contains "subject.tier" if not facts.of("subject", "tier") in tiers

missing contains "resource.queue" if not queue_limits[facts.of("resource", "queue")]

missing contains "context.priority" if not facts.of("context", "priority") in {"low", "normal", "high"}

missing contains "context.breaker" if not facts.of("context", "breaker") in {"closed", "half_open", "open"}

missing contains "context.budget_suspended" if not is_boolean(facts.of("context", "budget_suspended"))

missing contains concat(".", ["context", fact]) if {
	some fact in counted
	not facts.is_count(facts.of("context", fact))
}

missing contains "context.plan" if {
	planned[input.action.name]
	not plans[facts.of("context", "plan")]
}

missing contains "context.plan_used" if {
	planned[input.action.name]
	not facts.is_count(facts.of("context", "plan_used"))
}

missing contains "action.amount" if {
	planned[input.action.name]
	not facts.is_count(facts.of("action", "amount"))
}

deny contains facts.absent(fact) if some fact in facts.missing

deny contains facts.absent(fact) if some fact in missing

# P-16

deny contains {"rule": "P-16", "code": "breaker_open"} if input.context.breaker == "open"

deny contains {"rule": "P-16", "code": "connections_exhausted"} if input.context.connection_wait_ms > 2000

deny contains {"rule": "P-16", "code": "too_many_failures"} if input.context.failure_percent_last_minute > 50

deny contains {"rule": "P-16", "code": "low_priority_shed"} if {
	input.context.priority == "low"
	input.context.queue_depth >= queue_limits[input.resource.queue]
}

# P-04: trials and paid specialists stop at 95 % until it is under 90 %, everybody but governance at 100 %

deny contains {"rule": "P-04", "code": "platform_budget_critical"} if {
	input.subject.tier in {"trial", "paid"}
	input.context.platform_budget_percent >= 95
}

deny contains {"rule": "P-04", "code": "platform_budget_critical"} if {
	input.subject.tier in {"trial", "paid"}
	input.context.budget_suspended == true
	input.context.platform_budget_percent >= 90
}

deny contains {"rule": "P-04", "code": "platform_budget_spent"} if {
	not of_governance
	input.context.platform_budget_percent >= 100
}

# P-05

deny contains {"rule": "P-05", "code": "execution_cost_guard"} if {
	not of_governance
	input.context.execution_cost_usd > 0.5
}

deny contains {"rule": "P-05", "code": "agent_day_cost_guard"} if {
	not of_governance
	input.context.agent_day_cost_usd >= 5
}

deny contains {"rule": "P-05", "code": "query_budget_spent"} if {
	not of_governance
	input.context.query_budget_percent >= 100
}

# P-06

deny contains {"rule": "P-06", "code": "plan_limit", "limit": limited} if {
	limited := planned[input.action.name]
	input.context.plan_used + input.action.amount > plans[input.context.plan][limited]
}

permit contains {"rule": "P-16", "code": "healthy"} if input.context.breaker == "closed"

permit contains {"rule": "P-16", "code": "probe"} if {
	input.context.breaker == "half_open"
	input.context.priority != "low"
}

obligation contains {"rule": "P-16", "code": "one_at_a_time"} if input.context.breaker == "half_open"

obligation contains {"rule": "P-04", "code": "alert_platform_budget"} if input.context.platform_budget_percent >= 80

obligation contains {"rule": "P-05", "code": "review_efficiency"} if input.context.query_budget_percent >= 95

obligation contains {"rule": "P-05", "code": "analyse_queries"} if {
	input.context.query_budget_percent >= 80
	input.context.query_budget_percent < 95
}

default allow := false

allow if {
	count(permit) > 0
	count(deny) == 0
	count(obligation) == 0
}

decision := {"allow": allow, "permit": permit, "deny": deny, "obligations": obligation}
