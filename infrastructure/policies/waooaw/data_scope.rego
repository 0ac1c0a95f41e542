# P-12: whose data, of which classification. P-21: what operators never see. P-17: secrets. P-02: what leaves the house.
package waooaw.data_scope

import data.waooaw.facts

classifications := {"public", "internal", "confidential", "restricted_pii"}

protected := {"confidential", "restricted_pii"}

masked_fields := ["email", "phone", "address", "date_of_birth", "national_id", "bank_account", "health_record"]

# what of a run may be shown to internal staff
forensic_fields := {
	"run_id", "agent_id", "skill_id", "state", "error_code", "started_at", "ended_at", "duration_ms",
	"attempts", "cost_usd", "tokens", "correlation_id", "policy_decision_id", "model_version",
}

by_operator if input.subject.type == "operator"

of_public_data if input.resource.classification == "public"

leaving if input.action.type == "send"

leaving if input.action.name == "export"

approved if input.context.approval_status == "approved"

storing if input.action.type in {"write", "bulk"}

# what an agent changes is changed for somebody: a human has to know; services write what the platform needs to work
changing if {
	storing
	input.subject.type == "agent"
}

of_a_customer if facts.is_text(input.resource.customer_id)

# P-01

missing contains "resource.classification" if not facts.of("resource", "classification") in classifications

# null says: of the platform, of no customer; which is something else than not to say it
missing contains "resource.customer_id" if {
	not of_public_data
	not is_said_whose
}

is_said_whose if input.resource.customer_id == null

is_said_whose if facts.is_text(input.resource.customer_id)

missing contains "context.customer_id" if {
	facts.is_text(input.resource.customer_id)
	not facts.is_text(facts.of("context", "customer_id"))
}

missing contains "resource.encrypted" if {
	storing
	input.resource.classification in protected
	not is_boolean(facts.of("resource", "encrypted"))
}

missing contains "resource.signed" if {
	storing
	input.resource.classification in protected
	not is_boolean(facts.of("resource", "signed"))
}

missing contains "resource.fields" if {
	by_operator
	input.resource.type == "run_forensics"
	not is_array(facts.of("resource", "fields"))
}

missing contains "context.records" if {
	input.action.type in facts.effects
	not facts.is_count(facts.of("context", "records"))
}

missing contains "resource.agent_id" if {
	input.resource.type == "secret"
	not facts.is_text(facts.of("resource", "agent_id"))
}

approval_states := {"none", "pending", "approved", "denied", "expired"}

missing contains "context.approval_status" if {
	leaving
	not of_public_data
	not facts.of("context", "approval_status") in approval_states
}

missing contains "context.approval_status" if {
	changing
	not facts.of("context", "approval_status") in approval_states
}

# a Governor is of a customer, or says to be of none: of the platform
missing contains "subject.customer_id" if {
	input.subject.type == "governor"
	of_a_customer
	not is_said_of_which
}

is_said_of_which if input.subject.customer_id == null

is_said_of_which if facts.is_text(input.subject.customer_id)

deny contains facts.absent(fact) if some fact in facts.missing

deny contains facts.absent(fact) if some fact in missing

# P-12

deny contains {"rule": "P-12", "code": "other_customers_data"} if {
	facts.is_text(input.resource.customer_id)
	input.resource.customer_id != input.context.customer_id
}

# whoever is of a customer, of whatever type, is not of another
deny contains {"rule": "P-12", "code": "other_customers_data"} if {
	facts.is_text(input.subject.customer_id)
	facts.is_text(input.resource.customer_id)
	input.subject.customer_id != input.resource.customer_id
}

# agents and customers are always of one, and say of which
deny contains {"rule": "P-12", "code": "other_customers_data"} if {
	input.subject.type in {"agent", "customer"}
	facts.is_text(input.resource.customer_id)
	not is_of_the_customer
}

is_of_the_customer if input.subject.customer_id == input.resource.customer_id

deny contains {"rule": "P-12", "code": "not_encrypted"} if {
	storing
	input.resource.classification in protected
	input.resource.encrypted == false
}

deny contains {"rule": "P-12", "code": "not_signed"} if {
	storing
	input.resource.classification in protected
	input.resource.signed == false
}

# the platform's own data is changed by its services, not by agents
deny contains {"rule": "P-12", "code": "platform_data"} if {
	input.subject.type in {"agent", "customer"}
	input.action.type in facts.effects
	not facts.is_text(facts.of("resource", "customer_id"))
}

# P-21

# of a customer's data staff get what is listed, and of nothing else it has to be said that it is not
deny contains {"rule": "P-21", "code": "operator_customer_data"} if {
	by_operator
	of_a_customer
	not of_public_data
	not is_listed_for_operators
}

is_listed_for_operators if {
	input.resource.type == "run_forensics"
	input.action.type in facts.reading
}

is_listed_for_operators if input.action.name == "force_cancel"

deny contains {"rule": "P-21", "code": "field_not_listed"} if {
	by_operator
	input.resource.type == "run_forensics"
	some field in input.resource.fields
	not field in forensic_fields
}

deny contains {"rule": "P-21", "code": "genesis_rejection_stands"} if {
	input.action.name == "override_genesis_rejection"
}

deny contains {"rule": "P-21", "code": "force_cancel_needs_admin_and_reason"} if {
	input.action.name == "force_cancel"
	not may_force_cancel
}

may_force_cancel if {
	by_operator
	"admin" in input.subject.roles
	facts.is_text(input.context.reason)
}

deny contains {"rule": "P-21", "code": "operator_customer_data"} if {
	by_operator
	input.resource.classification == "restricted_pii"
}

# P-17

deny contains {"rule": "P-17", "code": "another_agents_secret"} if {
	input.resource.type == "secret"
	input.resource.agent_id != input.subject.id
}

deny contains {"rule": "P-17", "code": "secret_is_only_read"} if {
	input.resource.type == "secret"
	input.action.type != "read"
}

# P-02

deny contains {"rule": "P-02", "code": "approval_required"} if {
	changing
	not approved
}

deny contains {"rule": "P-02", "code": "approval_required"} if {
	leaving
	not of_public_data
	not approved
}

deny contains {"rule": "P-02", "code": "guardian_review_required"} if {
	is_large
	facts.of("context", "guardian_review") != "passed"
}

deny contains {"rule": "P-02", "code": "governor_required"} if {
	is_large
	not is_approved_by_governor
}

is_approved_by_governor if {
	input.context.approval_status == "approved"
	input.context.approved_by in {"platform_governor", "engagement_governor"}
}

is_large if input.action.type == "delete"

is_large if {
	input.action.type in facts.effects
	input.context.records > 100
}

permit contains {"rule": "P-12", "code": "public_data"} if {
	of_public_data
	input.action.type in facts.reading
}

permit contains {"rule": "P-12", "code": "own_customer"} if {
	facts.is_text(input.resource.customer_id)
	input.resource.customer_id == input.context.customer_id
}

permit contains {"rule": "P-12", "code": "platform_data"} if {
	input.resource.customer_id == null
	input.resource.classification in classifications
}

obligation contains {"rule": "P-12", "code": "mask_fields", "fields": masked_fields} if {
	input.resource.classification == "restricted_pii"
	input.action.type in facts.reading
}

obligation contains {"rule": "P-12", "code": "log_access"} if input.resource.classification in protected

obligation contains {"rule": "P-17", "code": "forget_after", "seconds": 300} if input.resource.type == "secret"

obligation contains {"rule": "P-02", "code": "consume_approval"} if {
	is_large
	is_approved_by_governor
}

obligation contains {"rule": "P-02", "code": "consume_approval"} if {
	changing
	approved
}

obligation contains {"rule": "P-02", "code": "consume_approval"} if {
	leaving
	not of_public_data
	approved
}

default allow := false

allow if {
	count(permit) > 0
	count(deny) == 0
	count(obligation) == 0
}

decision := {"allow": allow, "permit": permit, "deny": deny, "obligations": obligation}
