# P-09: who may write to whom. P-14: what an industry asks of what is published.
package waooaw.communication

import data.waooaw.facts

overseers := {"governor", "guardian"}

inside := {"helpdesk", "agent"}

outside := {"customer", "external", "public"}

industries := {"healthcare", "education", "sales", "marketing", "finance", "general"}

# what has to be stated of a message before it leaves, per industry
stated := {
	"healthcare": {"phi_found", "makes_claims"},
	"education": {"syllabus_checked"},
	"sales": {"has_unsubscribe", "has_postal_address", "has_consent"},
	"marketing": {"has_unsubscribe", "has_postal_address", "has_consent"},
	"finance": {"sox_aml_clear"},
	"general": set(),
}

going_out if input.resource.receiver in outside

# P-01

missing contains "subject.state" if not facts.of("subject", "state") in {"active", "degraded", "suspended"}

missing contains "resource.receiver" if not is_receiver(facts.of("resource", "receiver"))

is_receiver(x) if x in overseers

is_receiver(x) if x in inside

is_receiver(x) if x in outside

missing contains concat(".", ["context", fact]) if {
	going_out
	some fact in {"template_approved", "reveals_governance", "makes_commitment"}
	not is_boolean(facts.of("context", fact))
}

missing contains "context.external_messages_last_minute" if {
	going_out
	not facts.is_count(facts.of("context", "external_messages_last_minute"))
}

missing contains "context.industry" if {
	going_out
	not facts.of("context", "industry") in industries
}

missing contains concat(".", ["context", fact]) if {
	going_out
	some fact in stated[input.context.industry]
	not is_boolean(facts.of("context", fact))
}

deny contains facts.absent(fact) if some fact in facts.missing

deny contains facts.absent(fact) if some fact in missing

# P-09

deny contains {"rule": "P-09", "code": "suspended"} if {
	input.subject.state == "suspended"
	input.resource.receiver != "helpdesk"
}

deny contains {"rule": "P-09", "code": "communication_approval_required"} if {
	going_out
	not is_cleared
}

is_cleared if input.context.template_approved == true

is_cleared if input.context.approval_status == "approved"

deny contains {"rule": "P-09", "code": "reveals_governance"} if {
	going_out
	input.context.reveals_governance == true
}

deny contains {"rule": "P-09", "code": "makes_commitment"} if {
	going_out
	input.context.makes_commitment == true
}

deny contains {"rule": "P-09", "code": "rate_limited"} if {
	going_out
	input.context.external_messages_last_minute >= 100
}

# P-14

deny contains {"rule": "P-14", "code": "phi_found"} if {
	going_out
	input.context.industry == "healthcare"
	input.context.phi_found == true
}

deny contains {"rule": "P-14", "code": "clinical_evidence_required"} if {
	going_out
	input.context.industry == "healthcare"
	input.context.makes_claims == true
	facts.of("context", "has_clinical_evidence") != true
}

deny contains {"rule": "P-14", "code": "requirement_not_met", "requirement": fact} if {
	going_out
	input.context.industry in {"education", "sales", "marketing", "finance"}
	some fact in stated[input.context.industry]
	input.context[fact] == false
}

permit contains {"rule": "P-09", "code": "overseer"} if input.resource.receiver in overseers

permit contains {"rule": "P-09", "code": "inside"} if input.resource.receiver in inside

permit contains {"rule": "P-09", "code": "cleared"} if {
	going_out
	is_cleared
}

obligation contains {"rule": "P-09", "code": "consume_approval"} if {
	going_out
	facts.of("context", "template_approved") != true
	input.context.approval_status == "approved"
}

obligation contains {"rule": "P-14", "code": "keep_access_log", "years": 7} if {
	going_out
	input.context.industry == "healthcare"
}

default allow := false

allow if {
	count(permit) > 0
	count(deny) == 0
	count(obligation) == 0
}

decision := {"allow": allow, "permit": permit, "deny": deny, "obligations": obligation}
