package com.waooaw.admingateway.overview;

import com.waooaw.contracts.Topic;
import java.time.Clock;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Puts the projections together. */
@Service
class Overview {

    private final OverviewRepository projections;
    private final PolicyNumbers policies;
    private final Clock clock;

    Overview(OverviewRepository projections, PolicyNumbers policies, Clock clock) {
        this.projections = projections;
        this.policies = policies;
        this.clock = clock;
    }

    /** Everything from one snapshot: the counts agree with the lists. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Dashboard dashboard() {
        var byState = projections.agentsByState();
        var byOutcome = projections.jobsByOutcome();
        var heard = everyPublisher(projections.heard());
        var now = clock.instant();
        return new Dashboard(
                now,
                heard.stream()
                        .map(Dashboard.Heard::lastEventAt)
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .orElse(null),
                new Dashboard.Agents(sum(byState), byState, projections.agents()),
                new Dashboard.PendingApprovals(projections.pendingTotal(), projections.pending()),
                new Dashboard.Jobs(sum(byOutcome), byOutcome, projections.jobsCost(), projections.lastJobAt()),
                projections.industries(),
                projections.breaches(),
                policies.at(now),
                heard);
    }

    /** A publisher nobody has heard of yet is shown as such, and not left out. */
    private static List<Dashboard.Heard> everyPublisher(List<Dashboard.Heard> heard) {
        var byService = heard.stream().collect(Collectors.toMap(Dashboard.Heard::service, Function.identity()));
        return Arrays.stream(Topic.values())
                .map(Topic::publisher)
                .distinct()
                .sorted()
                .map(service -> byService.getOrDefault(service, new Dashboard.Heard(service, 0, null, null)))
                .toList();
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
