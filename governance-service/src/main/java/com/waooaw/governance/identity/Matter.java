package com.waooaw.governance.identity;

import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says yes to.
 *
 * @param approvalId the approval
 * @param displayId for people
 * @param actHash of exactly what will be done
 * @param customerId whose Governor decides; none for the Platform Governor
 * @param actionType what kind of act it is
 * @param action the same in our words
 * @param riskLevel low, medium, high or critical
 */
public record Matter(
        UUID approvalId,
        String displayId,
        String actHash,
        @Nullable UUID customerId,
        String actionType,
        String action,
        String riskLevel) {

    private static final Set<String> GRAVE = Set.of("high", "critical");

    /** What is deleted, done to many at once, or changed in another's system (domain.md 6.2). */
    private static final Pattern SECOND_FACTOR = Pattern.compile("(delete|bulk)(_.*)?|write_external_system");

    /** The same about an act of another hash. */
    public Matter about(String hash) {
        return new Matter(approvalId, displayId, hash, customerId, actionType, action, riskLevel);
    }

    /** Whether a yes to it takes more than a login, whoever says it. */
    public boolean isGrave() {
        return GRAVE.contains(riskLevel) || SECOND_FACTOR.matcher(actionType).matches();
    }
}
