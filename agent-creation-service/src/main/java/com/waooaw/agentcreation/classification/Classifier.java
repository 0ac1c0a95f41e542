package com.waooaw.agentcreation.classification;

import com.waooaw.agentcreation.classification.Classification.Sighting;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Table 3.1. Every change has to be explained by a rule that says it stays inside what was certified; one that no rule
 * explains is an evolution, disputed. What a change is called decides nothing.
 */
public final class Classifier {

    private static final String VERSION = "1";
    private static final String CANNOT_TELL = "cannot_tell";

    private static final List<Indicator> INDICATORS = List.of(
            new ScopeIndicator(),
            new ApprovalIndicator(),
            new AccessIndicator(),
            new SafetyIndicator(),
            new OutsideIndicator(),
            new WordingIndicator());

    private Classifier() {}

    /** What these changes of a manifest are. */
    public static Classification of(JsonNode from, JsonNode to, List<Change> changes) {
        var pair = new Pair(from, to);
        var sightings = new ArrayList<Sighting>();
        var step = VersionStep.NONE;
        boolean wider = false;
        boolean unexplained = false;
        for (var change : changes) {
            var at = Place.of(change.path());
            boolean explained = false;
            for (var indicator : INDICATORS) {
                var seen = indicator.look(change, at, pair);
                if (seen == null) {
                    continue;
                }
                explained = true;
                wider |= seen.wider();
                step = later(step, seen.step());
                sightings.add(new Sighting(
                        indicator.code(),
                        seen.wider() ? ChangeClass.EVOLUTION : ChangeClass.PROPOSAL,
                        change.path(),
                        seen.words()));
            }
            if (!explained) {
                unexplained = true;
                sightings.add(new Sighting(
                        CANNOT_TELL, ChangeClass.EVOLUTION, change.path(), "no rule says what this change means"));
            }
        }
        boolean evolution = wider || unexplained;
        return new Classification(
                evolution ? ChangeClass.EVOLUTION : ChangeClass.PROPOSAL,
                unexplained && !wider,
                evolution ? VersionStep.MAJOR : step,
                sightings,
                VERSION);
    }

    private static VersionStep later(VersionStep one, VersionStep other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
