package com.waooaw.admingateway.overview;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.waooaw.contracts.agentcreation.AgentState;
import com.waooaw.contracts.governance.ApprovalClass;
import com.waooaw.contracts.governance.ApprovalScope;
import com.waooaw.contracts.governance.SloBreached.Severity;
import com.waooaw.contracts.governance.SloBreached.Slo;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The platform at a glance, as far as the Admin Gateway has heard of it.
 *
 * @param asOf UTC, business clock: when this was read
 * @param lastEventAt when the newest event this was made from happened; absent before the first
 * @param agents newest change first
 * @param pendingApprovals the one that expires first, first
 * @param jobs every job that ended, well or badly
 * @param industries in the order of their ids
 * @param breaches objectives that are not kept now, the one breached first, first
 * @param policies how often policies said no in the last 24 hours
 * @param services every service that publishes, and when it was last heard of; silence alone is no failure
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Dashboard(
        Instant asOf,
        @Nullable Instant lastEventAt,
        Agents agents,
        PendingApprovals pendingApprovals,
        Jobs jobs,
        List<Industry> industries,
        List<Breach> breaches,
        Policies policies,
        List<Heard> services) {

    Dashboard {
        industries = List.copyOf(industries);
        breaches = List.copyOf(breaches);
        services = List.copyOf(services);
    }

    /**
     * The registry as it was published.
     *
     * @param byState state to number of agents; states nobody is in are left out
     * @param items at most 200
     */
    record Agents(long total, Map<String, Long> byState, List<Agent> items) {

        Agents {
            byState = Map.copyOf(byState);
            items = List.copyOf(items);
        }
    }

    /**
     * One agent.
     *
     * @param reason code of what led to the state, where one was given
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Agent(
            UUID agentId,
            String displayId,
            String agentName,
            String industry,
            String jobRoleId,
            AgentState state,
            String agentVersion,
            @Nullable String reason,
            Instant changedAt) {}

    /**
     * Who waits for a human.
     *
     * @param items at most 200
     */
    record PendingApprovals(long total, List<PendingApproval> items) {

        PendingApprovals {
            items = List.copyOf(items);
        }
    }

    /** One open question. */
    record PendingApproval(
            UUID approvalId,
            String displayId,
            ApprovalClass approvalClass,
            ApprovalScope scope,
            String subjectType,
            String subjectId,
            String actionType,
            Instant requestedAt,
            Instant expiresAt) {}

    /**
     * Jobs that ended.
     *
     * @param byOutcome outcome to number of jobs
     * @param costUsd US dollars, all jobs together
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Jobs(
            long total,
            Map<String, Long> byOutcome,
            BigDecimal costUsd,
            @Nullable Instant lastCompletedAt) {

        Jobs {
            byOutcome = Map.copyOf(byOutcome);
        }
    }

    /** One industry. */
    record Industry(
            String industryId,
            String code,
            String name,
            String state,
            boolean embeddingsReady,
            String certifiedBy,
            Instant changedAt) {}

    /**
     * An objective that is not kept.
     *
     * @param service whose it is
     * @param measured what was found, in the objective's own unit
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Breach(
            Slo slo,
            String service,
            Severity severity,
            @Nullable Long measured,
            Instant since) {}

    /**
     * What policies answered.
     *
     * @param since the full hour from which it is counted, 24 to 25 hours ago
     * @param answers all of them
     * @param denials those that were a no
     * @param denied by which rules, the most frequent first, at most 200; a denial by two counts once for each
     */
    record Policies(Instant since, long answers, long denials, List<Denied> denied) {

        Policies {
            denied = List.copyOf(denied);
        }
    }

    /**
     * A rule that said no.
     *
     * @param rule for example {@code P-13}
     * @param code what it says, for example {@code outside_region_group}
     * @param lastAt when it did last
     */
    record Denied(String policyBundle, String rule, String code, long denials, Instant lastAt) {}

    /**
     * A service that publishes.
     *
     * @param events heard of so far
     * @param lastEventAt absent while nothing was heard
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Heard(
            String service,
            long events,
            @Nullable String lastEventType,
            @Nullable Instant lastEventAt) {}
}
