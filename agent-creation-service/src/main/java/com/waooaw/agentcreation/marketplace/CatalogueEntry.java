package com.waooaw.agentcreation.marketplace;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An agent as anybody may find it.
 *
 * @param geography where it works; {@code global} for anywhere
 * @param monthlyPriceInr of its job role, rupees a month; absent where no price is known
 * @param listedSince when it was released
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CatalogueEntry(
        UUID agentId,
        String displayId,
        String agentName,
        String purpose,
        String industry,
        String geography,
        String domainTier,
        String jobRoleId,
        String agentVersion,
        List<ListedSkill> skills,
        @Nullable Integer monthlyPriceInr,
        Instant listedSince) {

    CatalogueEntry {
        skills = List.copyOf(skills);
    }

    /** Something it can do. */
    record ListedSkill(String skillId, String name) {}
}
