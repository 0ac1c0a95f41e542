package com.waooaw.agentcreation.definitions;

import com.waooaw.agentcreation.rules.Finding;
import com.waooaw.agentcreation.rules.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One check of Genesis on a definition. Pure: the same definition and catalogue give the same findings.
 *
 * @param <T> what it looks at
 */
interface Check<T> {

    /** Stable code, for example {@code S-03}. */
    String code();

    /** The domain's id for a refusal of this kind, where it has one; for example {@code GEN-ERR-011}. */
    default @Nullable String error() {
        return null;
    }

    /** Everything that breaks it; empty where the definition keeps it. */
    List<Finding> check(T definition, Known known);

    /** A finding of this check that refuses. */
    default Finding finding(String pointer, String message, String remedy) {
        return new Finding(code(), Severity.HIGH, message, pointer, remedy);
    }
}
