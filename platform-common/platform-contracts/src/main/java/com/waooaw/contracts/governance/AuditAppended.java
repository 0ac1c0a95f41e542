package com.waooaw.contracts.governance;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.waooaw.contracts.AggregateRef;
import com.waooaw.contracts.Bounded;
import com.waooaw.contracts.IntegrationEvent;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An audit entry of a service with a database of its own, on its way to the log. Topic {@code audit_events}.
 *
 * @param entryId identity of the entry; the log takes it once
 * @param number gapless, from 1, in the order the service wrote its entries
 * @param service service that wrote it
 * @param timestamp UTC, business clock, when it was written
 * @param actorId who acted, pseudonymous
 * @param actorType agent, foundational, governor, operator, customer or system
 * @param actionType for example {@code data_access}
 * @param subjectType what it was done to
 * @param subjectId key of that
 * @param customerId the customer it concerns, where there is one
 * @param actionDetail codes, ids, numbers and hashes only
 * @param result {@code intended}, {@code succeeded}, {@code failed}, {@code refused} or {@code unknown}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AuditAppended(
        UUID entryId,
        @Bounded(min = 1) long number,
        String service,
        Instant timestamp,
        String actorId,
        String actorType,
        String actionType,
        String subjectType,
        String subjectId,
        @Nullable UUID customerId,
        Map<String, Object> actionDetail,
        String result)
        implements IntegrationEvent {

    public AuditAppended {
        actionDetail = Map.copyOf(actionDetail);
    }

    @Override
    public AggregateRef aggregate() {
        return new AggregateRef("audit", service);
    }
}
