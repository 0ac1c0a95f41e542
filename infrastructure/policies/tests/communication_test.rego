package waooaw.communication_test

import data.waooaw.communication

request(receiver, state, context) := {
	"subject": {"id": "agent-1", "type": "agent", "state": state},
	"action": {"name": "send_message", "type": "send"},
	"resource": {"type": "message", "receiver": receiver},
	"context": context,
}

outside := {
	"template_approved": true, "reveals_governance": false, "makes_commitment": false,
	"external_messages_last_minute": 0, "industry": "general",
}

codes(rules) := {rule.code | some rule in rules}

test_overseers_are_always_reached if {
	every receiver in {"governor", "guardian"} {
		communication.allow with input as request(receiver, "active", {})
	}
}

test_the_suspended_reach_the_helpdesk_alone if {
	communication.allow with input as request("helpdesk", "suspended", {})
	every receiver in {"governor", "guardian", "agent"} {
		"suspended" in codes(communication.deny) with input as request(receiver, "suspended", {})
	}
}

test_outside_needs_a_template_or_an_approval if {
	communication.allow with input as request("customer", "active", outside)
	own := object.union(outside, {"template_approved": false})
	codes(communication.deny) == {"communication_approval_required"} with input as request("customer", "active", own)
}

test_every_industry_asks_what_it_asks if {
	every industry, facts in communication.stated {
		less := request("public", "active", object.union(outside, {"industry": industry}))
		missing := {rule.fact | some rule in communication.deny; rule.code == "fact_missing"} with input as less
		missing == {concat(".", ["context", fact]) | some fact in facts}
	}
}
