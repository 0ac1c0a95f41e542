# What every bundle asks of a request. A fact that is needed and is not there, or is of another type, denies (P-01):
# a rule that forbids reads nothing from a fact that is missing, so whatever is needed is named in `missing`.
package waooaw.facts

# A fact, null where it is missing. Wherever something is negated, facts are read like this and never by their path: `not
# f(input.x)` is undefined, and so does not fire, where x is missing.
of(part, name) := object.get(facts_of(part), name, null)

facts_of(part) := input[part] if is_object(input[part])

else := {}

reading := {"read", "draft", "preview"}

effects := {"write", "send", "delete", "bulk"}

subject_types := {"agent", "foundational", "governor", "operator", "customer", "service"}

missing contains "subject.id" if not is_text(of("subject", "id"))

missing contains "subject.type" if not of("subject", "type") in subject_types

missing contains "action.name" if not is_text(of("action", "name"))

missing contains "action.type" if not is_action_type(of("action", "type"))

missing contains "resource.type" if not is_text(of("resource", "type"))

is_action_type(x) if x in reading

is_action_type(x) if x in effects

# a number of things, of seconds or of money
is_count(x) if {
	is_number(x)
	x >= 0
}

is_text(x) if {
	is_string(x)
	x != ""
}

absent(fact) := {"rule": "P-01", "code": "fact_missing", "fact": fact}
