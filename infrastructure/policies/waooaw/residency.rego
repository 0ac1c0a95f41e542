# P-13: where data may be stored, computed on and sent to.
package waooaw.residency

import data.waooaw.facts

kinds := {"storage", "ai", "embedding", "connector", "log", "backup"}

# P-01

missing contains "context.residency_tier" if not facts.of("context", "residency_tier") in {1, 2, 3}

missing contains "resource.type" if not facts.of("resource", "type") in kinds

missing contains "resource.region_group" if {
	input.context.residency_tier == 2
	not facts.is_text(facts.of("resource", "region_group"))
}

missing contains "context.region_group" if {
	input.context.residency_tier == 2
	not facts.of("context", "region_group") in {"us", "eu", "in"}
}

missing contains "resource.country" if {
	input.context.residency_tier == 3
	not facts.is_text(facts.of("resource", "country"))
}

missing contains "context.country" if {
	input.context.residency_tier == 3
	not facts.is_text(facts.of("context", "country"))
}

missing contains "resource.data_domain" if {
	input.context.residency_tier == 3
	not facts.of("resource", "data_domain") in {"customer", "governance"}
}

missing contains "resource.contains_pii" if {
	input.context.residency_tier == 3
	not is_boolean(facts.of("resource", "contains_pii"))
}

deny contains facts.absent(fact) if some fact in facts.missing

deny contains facts.absent(fact) if some fact in missing

# failover stays inside the group, too: there is no exception
deny contains {"rule": "P-13", "code": "outside_region_group"} if {
	input.context.residency_tier == 2
	input.resource.region_group != input.context.region_group
}

deny contains {"rule": "P-13", "code": "outside_country"} if {
	input.context.residency_tier == 3
	input.resource.country != input.context.country
	not may_replicate
}

# proof of what was decided, without anybody's data in it
may_replicate if {
	input.resource.data_domain == "governance"
	input.resource.contains_pii == false
	input.resource.type in {"storage", "log", "backup"}
}

permit contains {"rule": "P-13", "code": "no_promise"} if input.context.residency_tier == 1

permit contains {"rule": "P-13", "code": "inside_region_group"} if {
	input.context.residency_tier == 2
	input.resource.region_group == input.context.region_group
}

permit contains {"rule": "P-13", "code": "inside_country"} if {
	input.context.residency_tier == 3
	input.resource.country == input.context.country
}

permit contains {"rule": "P-13", "code": "governance_replica"} if {
	input.context.residency_tier == 3
	may_replicate
}

obligation contains {"rule": "P-13", "code": "record_replica"} if {
	input.context.residency_tier == 3
	may_replicate
	input.resource.country != input.context.country
}

default allow := false

allow if {
	count(permit) > 0
	count(deny) == 0
	count(obligation) == 0
}

decision := {"allow": allow, "permit": permit, "deny": deny, "obligations": obligation}
