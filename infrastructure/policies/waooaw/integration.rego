# P-11: how an agent reaches a customer's systems. P-02: what a human has to allow first.
package waooaw.integration

import data.waooaw.facts

stated := {"tls", "enabled", "new_source"}

acting if input.action.type in facts.effects

approved if input.context.approval_status == "approved"

# P-01

missing contains concat(".", ["resource", fact]) if {
	some fact in stated
	not is_boolean(facts.of("resource", fact))
}

missing contains "resource.classification" if {
	not facts.of("resource", "classification") in {"public", "internal", "confidential", "restricted_pii"}
}

missing contains "resource.customer_id" if not facts.is_text(facts.of("resource", "customer_id"))

missing contains "context.customer_id" if not facts.is_text(facts.of("context", "customer_id"))

missing contains "context.credentials_in_request" if not is_boolean(facts.of("context", "credentials_in_request"))

missing contains "context.injection_scan" if not facts.of("context", "injection_scan") in {"clean", "suspicious", "failed"}

missing contains "context.approval_status" if {
	not facts.of("context", "approval_status") in {"none", "pending", "approved", "denied", "expired"}
}

missing contains "context.records" if not facts.is_count(facts.of("context", "records"))

missing contains "context.standing_consent" if {
	not acting
	not is_boolean(facts.of("context", "standing_consent"))
}

# a Governor is of a customer, or says to be of none: of the platform
missing contains "subject.customer_id" if {
	input.subject.type == "governor"
	not is_said_of_which
}

is_said_of_which if input.subject.customer_id == null

is_said_of_which if facts.is_text(input.subject.customer_id)

deny contains facts.absent(fact) if some fact in facts.missing

deny contains facts.absent(fact) if some fact in missing

# P-11

deny contains {"rule": "P-11", "code": "agent_holds_credentials"} if input.context.credentials_in_request == true

deny contains {"rule": "P-11", "code": "idempotency_key_required"} if {
	acting
	not facts.is_text(facts.of("context", "idempotency_key"))
}

deny contains {"rule": "P-11", "code": "not_encrypted"} if input.resource.tls == false

deny contains {"rule": "P-11", "code": "connector_disabled"} if input.resource.enabled == false

deny contains {"rule": "P-11", "code": "injection_suspected"} if input.context.injection_scan != "clean"

# P-12

deny contains {"rule": "P-12", "code": "other_customers_system"} if {
	input.resource.customer_id != input.context.customer_id
}

deny contains {"rule": "P-12", "code": "other_customers_system"} if {
	facts.is_text(input.subject.customer_id)
	input.subject.customer_id != input.resource.customer_id
}

deny contains {"rule": "P-12", "code": "other_customers_system"} if {
	input.subject.type in {"agent", "customer"}
	not facts.is_text(facts.of("subject", "customer_id"))
}

# P-02

deny contains {"rule": "P-02", "code": "approval_required"} if {
	acting
	not approved
}

# a read is covered by the consent given when the system was connected (C11), unless it is of people or of a new source
deny contains {"rule": "P-02", "code": "approval_required"} if {
	not acting
	not approved
	not is_consented
}

is_consented if {
	input.context.standing_consent == true
	input.resource.classification != "restricted_pii"
	input.resource.new_source == false
}

deny contains {"rule": "P-02", "code": "guardian_review_required"} if {
	is_large
	facts.of("context", "guardian_review") != "passed"
}

deny contains {"rule": "P-02", "code": "governor_required"} if {
	is_large
	not facts.of("context", "approved_by") in {"platform_governor", "engagement_governor"}
}

is_large if input.action.type == "delete"

is_large if input.context.records > 100

permit contains {"rule": "P-02", "code": "approved"} if approved

permit contains {"rule": "P-02", "code": "standing_consent"} if {
	not acting
	is_consented
}

obligation contains {"rule": "P-02", "code": "consume_approval"} if {
	acting
	approved
}

obligation contains {"rule": "P-11", "code": "send_idempotency_key", "window_seconds": 86400} if {
	acting
	facts.is_text(input.context.idempotency_key)
}

obligation contains {"rule": "P-12", "code": "log_access"} if {
	input.resource.classification in {"confidential", "restricted_pii"}
}

default allow := false

allow if {
	count(permit) > 0
	count(deny) == 0
	count(obligation) == 0
}

decision := {"allow": allow, "permit": permit, "deny": deny, "obligations": obligation}
