package waooaw.integration_test

import data.waooaw.integration

request(type, context) := {
	"subject": {"id": "agent-1", "type": "agent", "customer_id": "c1"},
	"action": {"name": "act", "type": type},
	"resource": {
		"type": "connector", "customer_id": "c1", "classification": "internal",
		"tls": true, "enabled": true, "new_source": false,
	},
	"context": object.union(
		{
			"customer_id": "c1", "credentials_in_request": false, "injection_scan": "clean",
			"approval_status": "none", "standing_consent": true, "records": 1,
		},
		context,
	),
}

codes(rules) := {rule.code | some rule in rules}

test_a_read_is_covered_by_consent if integration.allow with input as request("read", {})

test_an_effect_needs_an_approval_and_a_key if {
	codes(integration.deny) == {"approval_required", "idempotency_key_required"} with input as request("write", {})
	allowed := request("write", {"approval_status": "approved", "idempotency_key": "k"})
	count(integration.deny) == 0 with input as allowed
	codes(integration.obligation) == {"consume_approval", "send_idempotency_key"} with input as allowed
}

test_many_records_need_guardian_and_governor if {
	codes(integration.deny) == {"guardian_review_required", "governor_required"} with input as request("read", {"records": 101})
}
