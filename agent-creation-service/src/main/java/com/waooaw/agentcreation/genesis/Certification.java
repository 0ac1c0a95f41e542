package com.waooaw.agentcreation.genesis;

import com.waooaw.agentcreation.rules.Finding;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What Genesis decides. Source: domain.md 2.4. */
public sealed interface Certification {

    /** Certified until an evolution. */
    record Certified() implements Certification {}

    /**
     * Refused.
     *
     * @param codes of the rules that refuse, in their order
     * @param errors ids the domain gives some of them, for example {@code GEN-ERR-002}
     * @param gaps JSON pointers of what is to be mended
     */
    record Refused(List<String> codes, List<String> errors, List<String> gaps) implements Certification {

        public Refused {
            codes = List.copyOf(codes);
            errors = List.copyOf(errors);
            gaps = List.copyOf(gaps);
        }
    }

    /** What follows from findings of Genesis. */
    static Certification of(List<Finding> findings) {
        var errors = Map.of("G-01", "GEN-ERR-001", "G-08", "GEN-ERR-002", "G-09", "GEN-ERR-003");
        var refusing = findings.stream()
                .filter(finding -> finding.severity().refuses())
                .toList();
        if (refusing.isEmpty()) {
            return new Certified();
        }
        var codes = refusing.stream().map(Finding::code).distinct().toList();
        return new Refused(
                codes,
                codes.stream()
                        .flatMap(code -> Optional.ofNullable(errors.get(code)).stream())
                        .toList(),
                refusing.stream().map(Finding::pointer).distinct().toList());
    }
}
