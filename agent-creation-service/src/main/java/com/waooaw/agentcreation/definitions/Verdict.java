package com.waooaw.agentcreation.definitions;

import com.waooaw.agentcreation.catalogue.Definition;
import com.waooaw.agentcreation.rules.Finding;
import java.util.List;

/** What Genesis decides about a draft. Source: domain.md 2.4. */
sealed interface Verdict<T extends Definition<T>> {

    /**
     * Certified.
     *
     * @param definition as it stands now
     * @param improves what it takes the place of, and what is on its way out from now on
     */
    record Pass<T extends Definition<T>>(T definition, List<T> improves) implements Verdict<T> {

        public Pass {
            improves = List.copyOf(improves);
        }
    }

    /**
     * It is there already.
     *
     * @param existing what to use
     */
    record Same<T extends Definition<T>>(T existing) implements Verdict<T> {}

    /**
     * Refused.
     *
     * @param errors ids the domain gives some of the findings
     */
    record Fail<T extends Definition<T>>(List<Finding> findings, List<String> errors) implements Verdict<T> {

        public Fail {
            findings = List.copyOf(findings);
            errors = List.copyOf(errors);
        }
    }
}
