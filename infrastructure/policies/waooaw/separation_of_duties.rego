# P-03: nobody performs two of the duties on one subject, nobody performs another's, and no identity uses another's.
package waooaw.separation_of_duties

import data.waooaw.facts

# who performs a duty
performer := {
	"request": {"requester", "manager", "governor"},
	"certify": {"genesis"},
	"architecture": {"architect"},
	"ethics": {"guardian"},
	"approve": {"governor", "deputy_governor"},
}

overriding := {"override_ethics", "override_genesis_rejection", "override_architecture"}

# P-01

missing contains "subject.role" if not facts.is_text(facts.of("subject", "role"))

missing contains "action.duty" if {
	not is_about_a_store
	not performer[facts.of("action", "duty")]
}

missing contains "resource.id" if not facts.is_text(facts.of("resource", "id"))

missing contains "resource.owner" if {
	is_about_a_store
	not facts.is_text(facts.of("resource", "owner"))
}

missing contains "context.credential_owner" if not facts.is_text(facts.of("context", "credential_owner"))

missing contains "context.queue_owner" if not facts.is_text(facts.of("context", "queue_owner"))

missing contains "context.performed" if {
	not is_about_a_store
	not is_array(facts.of("context", "performed"))
}

# one entry that cannot be read might be the one that counts
missing contains "context.performed" if {
	some done in input.context.performed
	not is_performed(done)
}

is_performed(done) if {
	facts.is_text(done.by)
	performer[done.duty]
}

deny contains facts.absent(fact) if some fact in facts.missing

deny contains facts.absent(fact) if some fact in missing

is_about_a_store if input.action.name == "access_store"

deny contains {"rule": "P-03", "code": "two_duties"} if {
	some done in input.context.performed
	done.by == input.subject.id
	done.duty != input.action.duty
}

deny contains {"rule": "P-03", "code": "another_ones_duty"} if {
	roles := performer[input.action.duty]
	not facts.of("subject", "role") in roles
}

deny contains {"rule": "P-03", "code": "own_subject"} if {
	input.action.duty in {"certify", "architecture", "ethics", "approve"}
	input.resource.id == input.subject.id
}

# the Architect does not override ethics, nobody overrides a rejection by Genesis
deny contains {"rule": "P-03", "code": "override_blocked"} if input.action.name in overriding

deny contains {"rule": "P-03", "code": "another_ones_credential"} if {
	input.context.credential_owner != input.subject.id
}

deny contains {"rule": "P-03", "code": "another_ones_queue"} if input.context.queue_owner != input.subject.id

deny contains {"rule": "P-03", "code": "another_ones_store"} if {
	is_about_a_store
	input.resource.owner != input.subject.id
}

permit contains {"rule": "P-03", "code": "own_duty"} if {
	not is_about_a_store
	input.subject.role in performer[input.action.duty]
}

permit contains {"rule": "P-03", "code": "own_store"} if {
	is_about_a_store
	input.resource.owner == input.subject.id
}

# whoever decides for a deputy's principal is named in the record
obligation contains {"rule": "P-03", "code": "name_the_deputy"} if input.subject.role == "deputy_governor"

default allow := false

allow if {
	count(permit) > 0
	count(deny) == 0
	count(obligation) == 0
}

decision := {"allow": allow, "permit": permit, "deny": deny, "obligations": obligation}
