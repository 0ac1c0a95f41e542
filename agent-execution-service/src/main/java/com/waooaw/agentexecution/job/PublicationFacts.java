package com.waooaw.agentexecution.job;

import com.waooaw.agentexecution.skill.CheckReport;
import com.waooaw.agentexecution.skill.CheckReport.CheckedClaim;
import com.waooaw.agentexecution.writing.check.HighRiskScan.Risk;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What a precedent may look at before an article goes out: what the checks of this job found, and nothing else. */
final class PublicationFacts {

    private static final Set<String> RISKS =
            Arrays.stream(Risk.values()).map(PublicationFacts::flag).collect(Collectors.toUnmodifiableSet());

    private PublicationFacts() {}

    static Map<String, Object> of(JobExecution job, CheckReport check) {
        var claims = check.claims().stream().filter(claim -> !isRisk(claim)).toList();
        return Map.of(
                // every engagement is one, so far
                "trial",
                true,
                "fact_check_passed",
                check.passed(),
                // the same scan looks for data of persons in everything a reader sees
                "hipaa_check_passed",
                none(check, claim -> flag(Risk.PERSONAL_DATA).equals(claim.flag())),
                "medical_claims_verified",
                !claims.isEmpty() && claims.stream().allMatch(CheckedClaim::supported),
                "high_risk_claim",
                !none(check, PublicationFacts::isRisk),
                "industry",
                job.worker().industry());
    }

    private static boolean none(CheckReport check, Predicate<CheckedClaim> which) {
        return check.claims().stream().noneMatch(which);
    }

    private static boolean isRisk(CheckedClaim claim) {
        return RISKS.contains(Objects.requireNonNullElse(claim.flag(), ""));
    }

    private static String flag(Risk risk) {
        return risk.name().toLowerCase(Locale.ROOT);
    }
}
