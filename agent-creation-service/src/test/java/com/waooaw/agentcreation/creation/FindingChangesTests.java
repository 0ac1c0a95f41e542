package com.waooaw.agentcreation.creation;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.agentcreation.rules.Finding;
import com.waooaw.agentcreation.rules.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingChangesTests {

    @Test
    void tellsWhatIsMendedWhatIsStillOpenAndWhatIsNew() {
        var gone = finding("G-10", "/requires_manager", "one agent and a Manager");
        var kept = finding("V-03", "/me_wow/auditability", "can be switched off");
        var fresh = finding("V-01", "/trial_flags", "real data");

        var changes = FindingChanges.between(List.of(gone, kept), List.of(kept, fresh));

        assertThat(changes).isEqualTo(new FindingChanges(List.of(gone), List.of(kept), List.of(fresh)));
    }

    @Test
    void anEntryThatMovedInItsListIsTheSameFinding() {
        var second = finding("G-09", "/tools/1/tool_id", "'shell' is not authorised");
        var first = finding("G-09", "/tools/0/tool_id", "'shell' is not authorised");

        var changes = FindingChanges.between(List.of(second), List.of(first));

        assertThat(changes).isEqualTo(new FindingChanges(List.of(), List.of(first), List.of()));
    }

    @Test
    void whatIsHalfMendedIsStillOpenInItsPlace() {
        var worse = finding("G-06", "/expected_runs_per_day", "asked 60 times a day");
        var better = finding("G-06", "/expected_runs_per_day", "asked 40 times a day");

        assertThat(FindingChanges.between(List.of(worse), List.of(better)).stillOpen())
                .containsExactly(better);
    }

    @Test
    void eachFindingHasOneCounterpart() {
        var here = finding("G-02", "/tools/0/serves", "serves nothing");
        var there = finding("G-02", "/tools/1/serves", "serves nothing");

        var fewer = FindingChanges.between(List.of(here, there), List.of(here));
        var more = FindingChanges.between(List.of(there), List.of(here, there));

        assertThat(fewer).isEqualTo(new FindingChanges(List.of(there), List.of(here), List.of()));
        assertThat(more).isEqualTo(new FindingChanges(List.of(), List.of(there), List.of(here)));
    }

    @Test
    void anotherRuleAtTheSamePlaceIsAnotherFinding() {
        var before = finding("G-03", "/tools/0", "x");
        var now = finding("G-04", "/tools/0", "x");

        assertThat(FindingChanges.between(List.of(before), List.of(now)))
                .isEqualTo(new FindingChanges(List.of(before), List.of(), List.of(now)));
    }

    private static Finding finding(String code, String pointer, String message) {
        return new Finding(code, Severity.HIGH, message, pointer, "mend it");
    }
}
