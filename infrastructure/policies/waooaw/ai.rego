# P-10: what may be asked of a model. P-05: what one execution and one day of an agent may cost.
package waooaw.ai

import data.waooaw.facts

counters := {
	"calls_last_minute_of_agent": 100,
	"calls_last_hour_of_customer": 1000,
	"calls_last_minute_of_platform": 10000,
}

stated := {"template_certified", "contains_pii", "contains_financial", "customer_hot_path", "customer_specific"}

# P-01

missing contains in_context(fact) if {
	some fact, _ in counters
	not facts.is_count(facts.of("context", fact))
}

missing contains in_context(fact) if {
	some fact in stated
	not is_boolean(facts.of("context", fact))
}

in_context(fact) := concat(".", ["context", fact])

missing contains "context.injection_scan" if not facts.of("context", "injection_scan") in {"clean", "suspicious", "failed"}

missing contains "context.answer" if not facts.of("context", "answer") in {"deterministic", "time_sensitive", "free"}

missing contains "resource.provider" if not facts.of("resource", "provider") in {"local", "external"}

missing contains "action.cost_usd" if not facts.is_count(facts.of("action", "cost_usd"))

missing contains "context.execution_cost_usd" if not facts.is_count(facts.of("context", "execution_cost_usd"))

missing contains "context.agent_day_cost_usd" if not facts.is_count(facts.of("context", "agent_day_cost_usd"))

deny contains facts.absent(fact) if some fact in facts.missing

deny contains facts.absent(fact) if some fact in missing

# P-10

deny contains {"rule": "P-10", "code": "template_not_certified"} if input.context.template_certified == false

# a scan that did not end is no clean scan
deny contains {"rule": "P-10", "code": "injection_suspected"} if input.context.injection_scan != "clean"

deny contains {"rule": "P-10", "code": "governor_required"} if {
	is_sensitive
	facts.of("context", "approval_status") != "approved"
}

is_sensitive if input.context.contains_pii == true

is_sensitive if input.context.contains_financial == true

deny contains {"rule": "P-10", "code": "rate_limited", "limit": fact} if {
	some fact, limit in counters
	input.context[fact] >= limit
}

deny contains {"rule": "P-10", "code": "external_in_hot_path"} if {
	input.resource.provider == "external"
	input.context.customer_hot_path == true
}

# P-05

deny contains {"rule": "P-05", "code": "execution_cost_guard"} if {
	input.context.execution_cost_usd + input.action.cost_usd > 0.5
}

deny contains {"rule": "P-05", "code": "agent_day_cost_guard"} if {
	input.context.agent_day_cost_usd + input.action.cost_usd > 5
}

permit contains {"rule": "P-10", "code": "certified_template"} if {
	input.context.template_certified == true
	input.context.injection_scan == "clean"
}

obligation contains {"rule": "P-10", "code": "do_not_cache"} if input.context.customer_specific == true

obligation contains {"rule": "P-10", "code": "cache_at_most", "seconds": 86400} if {
	input.context.customer_specific == false
	input.context.answer == "deterministic"
}

obligation contains {"rule": "P-10", "code": "cache_at_most", "seconds": 300} if {
	input.context.customer_specific == false
	input.context.answer == "time_sensitive"
}

obligation contains {"rule": "P-10", "code": "consume_approval"} if {
	is_sensitive
	input.context.approval_status == "approved"
}

default allow := false

allow if {
	count(permit) > 0
	count(deny) == 0
	count(obligation) == 0
}

decision := {"allow": allow, "permit": permit, "deny": deny, "obligations": obligation}
