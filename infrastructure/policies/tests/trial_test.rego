package waooaw.trial_test

import data.waooaw.trial

request := {
	"subject": {"id": "agent-1", "type": "agent"},
	"action": {"name": "preview_article", "type": "preview", "cost_usd": 0.02},
	"resource": {"type": "article", "environment": "sandbox", "data_origin": "synthetic"},
	"context": {
		"customer_id": "customer-1", "operating_mode": "normal",
		"trial": {
			"kind": "single", "age_seconds": 86400, "tasks_today": 3, "tasks_total": 9,
			"tokens_left_today": 5000, "cost_usd": 1.2,
		},
	},
}

changed(patch) := json.patch(request, patch)

codes(rules) := {rule.code | some rule in rules}

test_a_preview_is_allowed if trial.allow with input as request

test_nothing_is_allowed_of_nothing if not trial.allow with input as {}

test_a_trial_ends_after_seven_days if {
	old := changed([{"op": "replace", "path": "/context/trial/age_seconds", "value": 604800}])
	codes(trial.deny) == {"trial_expired"} with input as old
}

test_production_is_not_written_to if {
	write := changed([
		{"op": "replace", "path": "/action/type", "value": "write"},
		{"op": "replace", "path": "/resource/environment", "value": "production"},
	])
	codes(trial.deny) == {"trial_production_write_blocked"} with input as write
}

test_each_fact_of_a_trial_is_needed if {
	every fact in object.keys(request.context.trial) {
		less := changed([{"op": "remove", "path": concat("/", ["/context/trial", fact])}])
		"fact_missing" in codes(trial.deny) with input as less
	}
}
