package com.waooaw.agentcreation.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A certified bundle of skills for one industry and geography.
 *
 * @param roleName used in display ids, for example {@code WRITER} in {@code AGT-WRITER-HC-001}
 * @param geographies where it is certified; {@code global} stands for all
 * @param domainTier how much harm a wrong word can do
 * @param gates skills that must be there and stop for a human
 * @param certifiedBy {@code bootstrap} for what was loaded at first start
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record JobRole(
        String jobRoleId,
        String version,
        String name,
        String roleName,
        String industry,
        List<String> geographies,
        String domainTier,
        String description,
        List<String> requiredSkills,
        List<Gate> gates,
        String expertiseLevel,
        int basePriceInr,
        CatalogueStatus status,
        @Nullable String certifiedBy) {

    /**
     * A skill no blueprint of this role may leave out.
     *
     * @param approvalClass what a human approves there; absent where the skill itself is the gate
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Gate(String skillId, @Nullable String approvalClass) {}

    JobRole certified(String by) {
        return new JobRole(
                jobRoleId,
                version,
                name,
                roleName,
                industry,
                geographies,
                domainTier,
                description,
                requiredSkills,
                gates,
                expertiseLevel,
                basePriceInr,
                status,
                by);
    }

    /** Whether a blueprint may use it. */
    public boolean usable() {
        return status.usable();
    }
}
