package com.waooaw.agentcreation.creation;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.waooaw.agentcreation.rules.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * What a mended blueprint changed about what the checks find.
 *
 * @param mended found before, and no more
 * @param stillOpen found before and now, as it is now
 * @param added found now, and not before
 */
record FindingChanges(
        List<Finding> mended,
        List<Finding> stillOpen,
        @JsonProperty("new") List<Finding> added) {

    /**
     * How alike two findings are that are one and the same, the most alike first: an entry that moves in its list keeps
     * its words, one that is half mended keeps its place.
     */
    private static final List<BiPredicate<Finding, Finding>> THE_SAME = List.of(
            (a, b) -> a.pointer().equals(b.pointer()) && a.message().equals(b.message()),
            (a, b) -> a.message().equals(b.message()),
            (a, b) -> a.pointer().equals(b.pointer()));

    FindingChanges {
        mended = List.copyOf(mended);
        stillOpen = List.copyOf(stillOpen);
        added = List.copyOf(added);
    }

    /** Of two rounds of one blueprint; each finding has at most one counterpart. */
    static FindingChanges between(List<Finding> before, List<Finding> now) {
        var gone = new ArrayList<>(before);
        var added = new ArrayList<>(now);
        for (var same : THE_SAME) {
            for (var finding : List.copyOf(added)) {
                gone.stream()
                        .filter(old -> old.code().equals(finding.code()) && same.test(old, finding))
                        .findFirst()
                        .ifPresent(old -> {
                            gone.remove(old);
                            added.remove(finding);
                        });
            }
        }
        var stillOpen = new ArrayList<>(now);
        added.forEach(stillOpen::remove);
        return new FindingChanges(gone, stillOpen, added);
    }
}
