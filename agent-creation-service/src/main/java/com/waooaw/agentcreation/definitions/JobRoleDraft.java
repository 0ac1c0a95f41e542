package com.waooaw.agentcreation.definitions;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.waooaw.agentcreation.catalogue.CatalogueStatus;
import com.waooaw.agentcreation.catalogue.JobRole;
import com.waooaw.agentcreation.catalogue.JobRole.Gate;
import com.waooaw.agentcreation.catalogue.Standing;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A job role as its author writes it; {@link JobRole} says what each field means. A list that is left out is empty.
 *
 * @param version three numbers
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record JobRoleDraft(
        @NotNull @Pattern(regexp = Drafts.VERSION) String version,
        @NotBlank @Size(max = 120) String name,
        @NotNull @Pattern(regexp = "[A-Z]{2,12}") String roleName,
        @NotNull @Pattern(regexp = Drafts.INDUSTRY) String industry,
        @Nullable @Size(max = 10) List<@NotNull @Size(max = 40) String> geographies,
        @NotBlank @Size(max = 40) String domainTier,
        @NotBlank @Size(max = 2000) String description,
        @Nullable @Size(max = 20) List<@NotNull @Size(max = 40) String> requiredSkills,
        @Nullable @Size(max = 20) List<@NotNull Gate> gates,
        @NotBlank @Size(max = 40) String expertiseLevel,
        int basePriceInr,
        @Nullable @Size(max = 30) List<@NotNull @Size(max = 500) String> tasks,
        @Nullable @Size(max = 30) List<@NotNull @Size(max = 500) String> goals,
        @Nullable @Size(max = 30) List<@NotNull @Size(max = 500) String> cannotDo,
        int agentCount,
        boolean requiresManager,
        @Nullable @Size(max = 20) List<@NotNull @Size(max = 120) String> requiredRegulations,
        @Nullable @Size(max = 30) List<@NotNull @Size(max = 500) String> validation,
        @Nullable @Size(max = 30) List<@NotNull @Size(max = 500) String> completionCriteria,
        @NotBlank @Size(max = 500) String learningLoop,
        @NotBlank @Size(max = 40) String pricingModel,
        @NotBlank @Size(max = 500) String pricingRationale,
        @Nullable BigDecimal teamDailyBudgetUsd) {

    JobRole named(String jobRoleId, Standing.Draft standing) {
        return new JobRole(
                        jobRoleId,
                        version,
                        name,
                        roleName,
                        industry,
                        Drafts.given(geographies),
                        domainTier,
                        description,
                        Drafts.given(requiredSkills),
                        Drafts.given(gates),
                        expertiseLevel,
                        basePriceInr,
                        CatalogueStatus.DRAFT,
                        null,
                        Drafts.given(tasks),
                        Drafts.given(goals),
                        Drafts.given(cannotDo),
                        agentCount,
                        requiresManager,
                        Drafts.given(requiredRegulations),
                        Drafts.given(validation),
                        Drafts.given(completionCriteria),
                        learningLoop,
                        pricingModel,
                        pricingRationale,
                        teamDailyBudgetUsd,
                        List.of(),
                        List.of(),
                        null)
                .standing(standing, List.of());
    }
}
