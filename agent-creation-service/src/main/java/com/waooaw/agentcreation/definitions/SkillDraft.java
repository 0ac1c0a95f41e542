package com.waooaw.agentcreation.definitions;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.waooaw.agentcreation.catalogue.CatalogueStatus;
import com.waooaw.agentcreation.catalogue.Skill;
import com.waooaw.agentcreation.catalogue.Skill.Failure;
import com.waooaw.agentcreation.catalogue.Skill.Parameter;
import com.waooaw.agentcreation.catalogue.Skill.Part;
import com.waooaw.agentcreation.catalogue.Skill.Step;
import com.waooaw.agentcreation.catalogue.Standing;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A skill as its author writes it; {@link Skill} says what each field means. A list that is left out is empty: whether it
 * may be is for certification.
 *
 * @param version three numbers
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SkillDraft(
        @NotNull @Pattern(regexp = Drafts.VERSION) String version,
        @NotBlank @Size(max = 120) String name,
        @NotNull @Pattern(regexp = Drafts.INDUSTRY) String industry,
        @NotBlank @Size(max = 500) String description,
        int autonomyPct,
        int timeoutSeconds,
        @Nullable @Size(max = 30) List<@NotNull @Size(max = 500) String> thinkQueries,
        @Nullable @Size(max = 30) List<@NotNull Step> actSteps,
        @Nullable @Size(max = 30) List<@NotNull @Pattern(regexp = Drafts.NAME) String> inputs,
        @Nullable @Size(max = 30) List<@NotNull @Pattern(regexp = Drafts.NAME) String> outputs,
        @Nullable @Size(max = 30) List<@NotNull Failure> failureModes,
        @Nullable @Size(max = 40) String approvalGate,
        @Nullable @Size(max = 20) Map<@Pattern(regexp = Drafts.NAME) String, @NotNull Parameter> parameters,
        @Nullable @Size(max = 60) Map<@Pattern(regexp = Drafts.NAME) String, @NotNull Map<String, Object>> schemas,
        @Nullable @Size(max = 30) List<@NotNull @Size(max = 120) String> tools,
        @Nullable @Size(max = 30) List<@NotNull @Size(max = 120) String> compliance,
        @Nullable @Size(max = 30) List<@NotNull @Size(max = 500) String> observeLog,
        @Nullable @Size(max = 30) List<@NotNull @Size(max = 500) String> validation,
        @Nullable @Size(max = 30) List<@NotNull Part> components,
        @Nullable @Size(max = 10) List<@NotNull @Pattern(regexp = Drafts.NAME) String> capabilities,
        @Nullable @Size(max = 500) String checkpoint) {

    Skill named(String skillId, Standing.Draft standing) {
        return new Skill(
                        skillId,
                        version,
                        name,
                        industry,
                        description,
                        CatalogueStatus.DRAFT,
                        autonomyPct,
                        timeoutSeconds,
                        Drafts.given(thinkQueries),
                        Drafts.given(actSteps),
                        Drafts.given(inputs),
                        Drafts.given(outputs),
                        Drafts.given(failureModes),
                        approvalGate,
                        Drafts.given(parameters),
                        null,
                        Drafts.given(schemas),
                        Drafts.given(tools),
                        Drafts.given(compliance),
                        Drafts.given(observeLog),
                        Drafts.given(validation),
                        Drafts.given(components),
                        Drafts.given(capabilities),
                        checkpoint,
                        List.of(),
                        null)
                .standing(standing, List.of());
    }
}
