package com.waooaw.governance.approval;

import com.waooaw.governance.reading.VisibleText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/**
 * What the checks found, worst first.
 *
 * @param upFront shown at once: all of a few, and whatever is not known to be harmless
 * @param folded the rest
 * @param foldedSummary how many of which severity are folded
 */
record ShownFindings(List<Question.Finding> upFront, List<Question.Finding> folded, String foldedSummary) {

    private static final int FEW = 3;
    private static final List<String> MILD = List.of("medium", "low", "info");

    ShownFindings {
        upFront = List.copyOf(upFront);
        folded = List.copyOf(folded);
    }

    static ShownFindings of(List<Question.Finding> findings) {
        var visible = findings.stream()
                .map(ShownFindings::visible)
                .sorted(Comparator.comparingInt(ShownFindings::rank))
                .toList();
        if (visible.size() <= FEW) {
            return new ShownFindings(visible, List.of(), "");
        }
        var upFront = new ArrayList<Question.Finding>();
        var folded = new ArrayList<Question.Finding>();
        visible.forEach(finding -> (MILD.contains(finding.severity()) ? folded : upFront).add(finding));
        return new ShownFindings(upFront, folded, summary(folded));
    }

    /** Nothing was found; public because a template asks. */
    public boolean none() {
        return upFront.isEmpty() && folded.isEmpty();
    }

    private static String summary(List<Question.Finding> findings) {
        var counts = new LinkedHashMap<String, Integer>();
        findings.forEach(finding -> counts.merge(finding.severity(), 1, Integer::sum));
        return String.join(
                ", ",
                counts.entrySet().stream()
                        .map(count -> count.getValue() + " " + count.getKey())
                        .toList());
    }

    /** A severity this page does not know comes with the worst. */
    private static int rank(Question.Finding finding) {
        return finding.severity().equals("critical") ? -2 : MILD.indexOf(finding.severity());
    }

    private static Question.Finding visible(Question.Finding finding) {
        return new Question.Finding(
                VisibleText.of(finding.code()),
                VisibleText.of(finding.severity()).toLowerCase(Locale.ROOT),
                VisibleText.of(finding.message()),
                VisibleText.of(finding.pointer()));
    }
}
