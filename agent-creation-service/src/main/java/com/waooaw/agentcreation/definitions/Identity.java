package com.waooaw.agentcreation.definitions;

import com.waooaw.agentcreation.catalogue.Definition;
import com.waooaw.agentcreation.rules.Finding;
import java.util.ArrayList;
import java.util.List;

/**
 * It has an id of its kind, a version of three numbers, a name and an industry.
 *
 * @param code the same for skills, job roles and teams, but for its letter
 */
record Identity<T extends Definition<T>>(String code, Kind kind) implements Check<T> {

    private static final String VERSION = Drafts.VERSION;

    @Override
    public List<Finding> check(T definition, Known known) {
        var findings = new ArrayList<Finding>();
        if (!definition.id().matches(kind.idPattern())) {
            findings.add(finding(
                    "/" + kind.idColumn(),
                    "'" + definition.id() + "' is no id of a " + kind.word(),
                    "like " + kind.prefix() + "-HC-101"));
        }
        if (!definition.version().matches(VERSION)) {
            findings.add(finding("/version", "'" + definition.version() + "' is no version", "three numbers, 1.0.0"));
        }
        if (definition.name().isBlank()) {
            findings.add(finding("/name", "it has no name", "name it"));
        }
        if (definition.industry().isBlank()) {
            findings.add(finding("/industry", "it belongs nowhere", "name an industry, or internal"));
        }
        return findings;
    }
}
