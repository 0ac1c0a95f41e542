package com.waooaw.platform.policy.pdp;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whether somebody may do something. Everything that decides is in it: no policy looks anything up.
 *
 * @param requestId identity of the question
 * @param policyBundle which policies decide, for example {@code trial}
 * @param subject who acts: {@code id}, {@code type}, and what the bundle asks of them
 * @param action what they would do: {@code name}, {@code type}
 * @param resource what they would do it to: {@code type}, and what the bundle asks of it
 * @param context everything else; counts come as numbers, facts that are either so or not as truths
 */
public record PolicyRequest(
        UUID requestId,
        String policyBundle,
        Map<String, @Nullable Object> subject,
        Map<String, @Nullable Object> action,
        Map<String, @Nullable Object> resource,
        Map<String, @Nullable Object> context) {

    public PolicyRequest {
        subject = copy(subject);
        action = copy(action);
        resource = copy(resource);
        context = copy(context);
    }

    /** A null in it is a fact: "of no customer". */
    private static Map<String, @Nullable Object> copy(Map<String, @Nullable Object> facts) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }

    /** What the policies see. */
    Map<String, @Nullable Object> input() {
        return Map.of("subject", subject, "action", action, "resource", resource, "context", context);
    }
}
