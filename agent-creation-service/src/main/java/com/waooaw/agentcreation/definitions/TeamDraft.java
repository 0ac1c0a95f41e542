package com.waooaw.agentcreation.definitions;

import com.waooaw.agentcreation.blueprint.TeamPlan;
import com.waooaw.agentcreation.catalogue.CatalogueStatus;
import com.waooaw.agentcreation.catalogue.Standing;
import com.waooaw.agentcreation.catalogue.Team;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A team as its author writes it; {@link Team} says what each field means.
 *
 * @param version three numbers
 */
record TeamDraft(
        @NotNull @Pattern(regexp = Drafts.VERSION) String version,
        @NotBlank @Size(max = 120) String name,
        @NotNull @Pattern(regexp = Drafts.INDUSTRY) String industry,
        @NotBlank @Size(max = 500) String goal,
        @Nullable @Size(max = 40) List<@NotNull @Size(max = 40) String> requiredSkills,
        @NotNull TeamPlan plan) {

    Team named(String teamId, Standing.Draft standing) {
        return new Team(
                        teamId,
                        version,
                        name,
                        industry,
                        goal,
                        Drafts.given(requiredSkills),
                        plan,
                        CatalogueStatus.DRAFT,
                        null,
                        List.of(),
                        List.of(),
                        null)
                .standing(standing, List.of());
    }
}
