# P-07: what a trial may do. P-08: what an agent that only supports trials may do. Two switches, not one (C3):
# `trial` is of an engagement, `operating_mode` of a support agent.
package waooaw.trial

import data.waooaw.facts

day := 86400

# after it only looking, for three days (C19); deliverables for ninety (P-18)
length := 7 * day

looking := 10 * day

keeping := 97 * day

support := {"faq", "l1", "l2", "status", "evidence_collection", "routing", "triage"}

support_receivers := {"helpdesk", "governor", "guardian"}

on_trial if is_object(input.context.trial)

supporting if input.context.operating_mode == "trial_support_only"

acting if input.action.type in facts.effects

default spends := 0

spends := input.action.cost_usd

of_trial(name) := object.get(input.context.trial, name, null)

# P-01

missing contains "context.operating_mode" if not facts.of("context", "operating_mode") in {"normal", "trial_support_only"}

missing contains "context.trial" if not is_known(facts.of("context", "trial"))

is_known(x) if is_object(x)

is_known(false)

missing contains fact if {
	on_trial
	some fact in unknown_of_the_trial
}

unknown_of_the_trial contains "context.trial.age_seconds" if not facts.is_count(of_trial("age_seconds"))

unknown_of_the_trial contains "context.trial.kind" if not of_trial("kind") in {"single", "team"}

unknown_of_the_trial contains "context.trial.tasks_today" if not facts.is_count(of_trial("tasks_today"))

unknown_of_the_trial contains "context.trial.tasks_total" if not facts.is_count(of_trial("tasks_total"))

unknown_of_the_trial contains "context.trial.tokens_left_today" if {
	not facts.is_count(of_trial("tokens_left_today"))
}

unknown_of_the_trial contains "context.trial.cost_usd" if not facts.is_count(of_trial("cost_usd"))

unknown_of_the_trial contains "action.cost_usd" if not facts.is_count(facts.of("action", "cost_usd"))

unknown_of_the_trial contains "resource.environment" if not facts.of("resource", "environment") in {"sandbox", "production"}

unknown_of_the_trial contains "resource.data_origin" if {
	not facts.of("resource", "data_origin") in {"synthetic", "platform", "customer"}
}

unknown_of_the_trial contains "context.trial.team_size" if {
	not is_single
	not facts.is_count(of_trial("team_size"))
}

is_single if input.context.trial.kind == "single"

unknown_of_support contains "resource.receiver" if {
	input.action.type == "send"
	not facts.is_text(facts.of("resource", "receiver"))
}

missing contains fact if {
	supporting
	some fact in unknown_of_support
}

deny contains facts.absent(fact) if some fact in facts.missing

deny contains facts.absent(fact) if some fact in missing

# P-07

deny contains {"rule": "P-07", "code": "customer_id_required"} if {
	on_trial
	not facts.is_text(facts.of("context", "customer_id"))
}

deny contains {"rule": "P-07", "code": "trial_expired"} if {
	input.context.trial.age_seconds >= length
	not may_still_look
}

may_still_look if {
	input.action.type == "read"
	input.context.trial.age_seconds < looking
}

may_still_look if {
	input.action.type == "read"
	input.resource.type == "deliverable"
	input.context.trial.age_seconds < keeping
}

deny contains {"rule": "P-07", "code": "trial_daily_cap"} if {
	input.action.name == "start_task"
	input.context.trial.tasks_today >= 10
}

deny contains {"rule": "P-07", "code": "trial_team_cap"} if {
	input.action.name == "start_task"
	input.context.trial.kind == "team"
	input.context.trial.tasks_total >= 10
}

deny contains {"rule": "P-07", "code": "trial_team_too_large"} if {
	input.context.trial.kind == "team"
	input.context.trial.team_size > 3
}

deny contains {"rule": "P-07", "code": "trial_production_write_blocked"} if {
	on_trial
	acting
	input.resource.environment != "sandbox"
}

deny contains {"rule": "P-07", "code": "trial_customer_data_blocked"} if {
	on_trial
	input.resource.data_origin == "customer"
}

deny contains {"rule": "P-07", "code": "trial_billing_blocked"} if {
	on_trial
	input.resource.type == "billing"
}

deny contains {"rule": "P-07", "code": "trial_high_cost_call"} if {
	on_trial
	spends > 1
}

deny contains {"rule": "P-07", "code": "trial_cost_cap"} if input.context.trial.cost_usd + spends > 5

deny contains {"rule": "P-07", "code": "trial_daily_token_cap"} if {
	input.context.trial.tokens_left_today == 0
	input.action.type != "read"
}

# P-08

deny contains {"rule": "P-08", "code": "support_only"} if {
	supporting
	not facts.of("action", "name") in support
}

deny contains {"rule": "P-08", "code": "support_receiver_blocked"} if {
	supporting
	input.action.type == "send"
	not facts.of("resource", "receiver") in support_receivers
}

permit contains {"rule": "P-07", "code": "within_trial"} if on_trial

permit contains {"rule": "P-07", "code": "not_a_trial"} if input.context.trial == false

obligation contains {"rule": "P-07", "code": "use_sandbox_route"} if {
	on_trial
	acting
}

obligation contains {"rule": "P-07", "code": "count_task"} if {
	on_trial
	input.action.name == "start_task"
}

default allow := false

allow if {
	count(permit) > 0
	count(deny) == 0
	count(obligation) == 0
}

decision := {"allow": allow, "permit": permit, "deny": deny, "obligations": obligation}
