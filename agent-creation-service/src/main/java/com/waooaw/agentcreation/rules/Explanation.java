package com.waooaw.agentcreation.rules;

import java.util.Objects;

/**
 * A rule in words.
 *
 * @param reviewer whose rule it is: {@code genesis}, {@code architect} or {@code guardian}
 * @param severity of what it finds, as a rule
 * @param onlyRunning what of it nobody but the running platform knows; empty where there is nothing
 */
public record Explanation(
        String code,
        String reviewer,
        Severity severity,
        String protects,
        String looksAt,
        String mend,
        String onlyRunning) {

    /** Of one rule of a reviewer, as the rule itself says. */
    public static Explanation of(Rule rule, String reviewer) {
        return of(rule.getClass(), rule.code(), rule.severity(), reviewer);
    }

    /** Of a check that is no rule, because what it finds refuses nothing. */
    public static Explanation of(Class<?> check, String code, Severity severity, String reviewer) {
        var said = Objects.requireNonNull(
                check.getAnnotation(Explained.class), () -> code + " does not say what it is for");
        return new Explanation(
                code, reviewer, severity, said.protects(), said.looksAt(), said.mend(), said.onlyRunning());
    }
}
