package com.waooaw.agentcreation.mewow;

import com.waooaw.agentcreation.blueprint.AgentBlueprint;
import com.waooaw.agentcreation.catalogue.DataPolicy;
import java.util.List;

/**
 * How much of a way of working is there.
 *
 * @param percent complete sections out of ten, in percent; anything under 100 blocks certification
 * @param gaps everything that is missing
 */
public record Completeness(int percent, List<Gap> gaps) {

    private static final List<Section> SECTIONS = List.of(
            new OutcomeSection(),
            new ScopeSection(),
            new InputsSection(),
            new OutputsSection(),
            new InterfacesSection(),
            new DecisionRightsSection(),
            new CritiqueSection(),
            new EscalationsSection(),
            new ContainmentSection(),
            new AuditabilitySection());

    public Completeness {
        gaps = List.copyOf(gaps);
    }

    /** Looks at all ten sections. */
    public static Completeness of(AgentBlueprint blueprint, DataPolicy policy) {
        var gaps = SECTIONS.stream()
                .flatMap(section -> section.gaps(blueprint, policy).stream())
                .toList();
        long incomplete = gaps.stream().map(Gap::section).distinct().count();
        return new Completeness((int) (100 - 100 * incomplete / SECTIONS.size()), gaps);
    }

    /** Whether nothing is missing. */
    public boolean complete() {
        return gaps.isEmpty();
    }
}
