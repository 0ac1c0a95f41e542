package waooaw.separation_of_duties_test

import data.waooaw.separation_of_duties as duties

request(who, role, duty, performed) := {
	"subject": {"id": who, "type": "foundational", "role": role},
	"action": {"name": "decide", "type": "write", "duty": duty},
	"resource": {"type": "blueprint", "id": "blueprint-1"},
	"context": {"credential_owner": who, "queue_owner": who, "performed": performed},
}

codes(rules) := {rule.code | some rule in rules}

test_each_performs_their_own if {
	duties.allow with input as request("g", "genesis", "certify", [])
	duties.allow with input as request("a", "architect", "architecture", [])
	duties.allow with input as request("v", "guardian", "ethics", [])
	duties.allow with input as request("h", "governor", "approve", [])
}

test_nobody_performs_another_ones if {
	every role in {"genesis", "architect", "guardian"} {
		"another_ones_duty" in codes(duties.deny) with input as request("x", role, "approve", [])
	}
}

test_nobody_performs_two if {
	before := [{"by": "h", "duty": "request"}]
	"two_duties" in codes(duties.deny) with input as request("h", "governor", "approve", before)
}

test_an_entry_that_cannot_be_read_denies if {
	"fact_missing" in codes(duties.deny) with input as request("h", "governor", "approve", [{"by": "h"}])
}
