package waooaw.ai_test

import data.waooaw.ai

request(context) := {
	"subject": {"id": "agent-1", "type": "agent"},
	"action": {"name": "summarise", "type": "draft", "cost_usd": 0.01},
	"resource": {"type": "model", "provider": "local"},
	"context": object.union(
		{
			"template_certified": true, "injection_scan": "clean", "contains_pii": false,
			"contains_financial": false, "customer_hot_path": false, "customer_specific": false,
			"answer": "free", "calls_last_minute_of_agent": 1, "calls_last_hour_of_customer": 1,
			"calls_last_minute_of_platform": 1, "execution_cost_usd": 0, "agent_day_cost_usd": 0,
		},
		context,
	),
}

codes(rules) := {rule.code | some rule in rules}

test_a_certified_template_is_allowed if ai.allow with input as request({})

test_each_counter_limits if {
	every counter, limit in ai.counters {
		codes(ai.deny) == {"rate_limited"} with input as request({counter: limit})
		count(ai.deny) == 0 with input as request({counter: limit - 1})
	}
}

test_people_need_the_governor if {
	codes(ai.deny) == {"governor_required"} with input as request({"contains_pii": true})
	count(ai.deny) == 0 with input as request({"contains_pii": true, "approval_status": "approved"})
}
