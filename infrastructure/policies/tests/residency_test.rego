package waooaw.residency_test

import data.waooaw.residency

request(tier, resource) := {
	"subject": {"id": "agent-1", "type": "agent"},
	"action": {"name": "store", "type": "write"},
	"resource": object.union(
		{"type": "storage", "region_group": "eu", "country": "DE", "data_domain": "customer", "contains_pii": true},
		resource,
	),
	"context": {"residency_tier": tier, "region_group": "eu", "country": "DE"},
}

test_a_group_is_not_left if {
	residency.allow with input as request(2, {})
	not residency.allow with input as request(2, {"region_group": "us"})
}

test_a_country_is_not_left if {
	residency.allow with input as request(3, {})
	not residency.allow with input as request(3, {"country": "FR"})
}

test_proof_may_leave_a_country_and_is_recorded if {
	proof := request(3, {"country": "FR", "data_domain": "governance", "contains_pii": false})
	count(residency.deny) == 0 with input as proof
	{rule.code | some rule in residency.obligation} == {"record_replica"} with input as proof
}

test_a_route_is_needed if not residency.allow with input as request(2, {"type": "elsewhere"})
