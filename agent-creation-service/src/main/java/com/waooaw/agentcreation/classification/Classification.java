package com.waooaw.agentcreation.classification;

import java.util.List;

/**
 * What a change is, and why.
 *
 * @param changeClass proposal or evolution
 * @param disputed whether it is an evolution only because no rule can tell: the Governor says what it is
 * @param versionStep what it asks of the version
 * @param sightings what each rule saw, by path
 * @param ruleSetVersion of the rules that decided
 */
public record Classification(
        ChangeClass changeClass,
        boolean disputed,
        VersionStep versionStep,
        List<Sighting> sightings,
        String ruleSetVersion) {

    public Classification {
        sightings = List.copyOf(sightings);
    }

    /**
     * What one rule saw in one change.
     *
     * @param indicator which rule; {@code cannot_tell} where none has an opinion
     * @param pointsTo what the change would be, were it the only one
     * @param path of the change
     * @param saw for people
     */
    public record Sighting(String indicator, ChangeClass pointsTo, String path, String saw) {}
}
