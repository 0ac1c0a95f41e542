package waooaw.data_scope_test

import data.waooaw.data_scope as scope

request(resource) := {
	"subject": {"id": "agent-1", "type": "agent", "customer_id": "c1"},
	"action": {"name": "read", "type": "read"},
	"resource": object.union({"type": "contacts", "classification": "internal", "customer_id": "c1"}, resource),
	"context": {"customer_id": "c1"},
}

codes(rules) := {rule.code | some rule in rules}

test_own_data_is_read if scope.allow with input as request({})

test_another_customers_data_is_not if {
	codes(scope.deny) == {"other_customers_data"} with input as request({"customer_id": "c2"})
}

test_data_of_people_is_masked_and_logged if {
	codes(scope.obligation) == {"mask_fields", "log_access"} with input as request({"classification": "restricted_pii"})
	not scope.allow with input as request({"classification": "restricted_pii"})
}

test_a_classification_is_needed if not scope.allow with input as request({"classification": "unknown"})

test_a_governor_of_another_customer_reads_nothing if {
	foreign := object.union(request({}), {"subject": {"id": "gov-2", "type": "governor", "customer_id": "c2"}})
	codes(scope.deny) == {"other_customers_data"} with input as foreign
}

test_a_deletion_needs_guardian_and_governor if {
	reviewed := object.union(request({}), {
		"action": {"name": "delete", "type": "delete"},
		"context": {"customer_id": "c1", "records": 1, "guardian_review": "passed", "approval_status": "denied"},
	})
	codes(scope.deny) == {"governor_required"} with input as reviewed
}
