package com.waooaw.platform.events;

import com.waooaw.contracts.Topic;
import com.waooaw.platform.audit.AuditEntry;
import com.waooaw.platform.audit.AuditEntry.ActorType;
import com.waooaw.platform.audit.AuditEntry.Result;
import com.waooaw.platform.audit.AuditLog;
import com.waooaw.platform.events.causal.CausalEvent;
import com.waooaw.platform.events.causal.CausalInbox;
import com.waooaw.platform.events.causal.Contest;
import com.waooaw.platform.events.causal.Refusal;
import com.waooaw.platform.kernel.Cause;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells of every event that was settled without effect, and of states that contradict each other: to the log of the service, to a metric, to the audit log. */
class DeadLetters implements CausalInbox.Settlements {

    static final String METRIC = "waooaw.events.dead_letters";
    static final String CONTESTED = "waooaw.events.contested";
    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ObjectProvider<AuditLog> audit;
    private final MeterRegistry metrics;
    private final Clock clock;
    private final String service;

    DeadLetters(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            ObjectProvider<AuditLog> audit,
            MeterRegistry metrics,
            Clock clock,
            String service) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.audit = audit;
        this.metrics = metrics;
        this.clock = clock;
        this.service = service;
    }

    @Override
    public void settled(CausalEvent event, Refusal refusal) {
        tell(
                event.eventId(),
                event.topic(),
                refusal,
                new Cause(event.correlationId(), event.eventId()),
                Map.of(
                        "aggregate",
                        event.own().aggregate().toString(),
                        "n",
                        event.own().n()));
    }

    @Override
    public void contested(CausalEvent event, Contest contest) {
        LOG.warn("{} {} meets states that nobody ordered: {}", event.topic(), event.eventId(), contest);
        metrics.counter(CONTESTED, "topic", event.topic()).increment();
        var log = audit.getIfAvailable();
        if (log == null) {
            return;
        }
        log.append(AuditEntry.internal(
                entryId("contested", event.eventId()),
                service,
                ActorType.SYSTEM,
                "states_contested",
                event.own().aggregate().type(),
                event.own().aggregate().id(),
                Map.of(
                        "topic",
                        event.topic(),
                        "event_id",
                        event.eventId().toString(),
                        "stands",
                        contest.isOverruled() ? "earlier" : "this",
                        "others",
                        contest.others().stream()
                                .map(other -> other.precedence().name().toLowerCase(Locale.ROOT) + " of "
                                        + other.stream() + " " + other.n())
                                .toList()),
                contest.isOverruled() ? Result.REFUSED : Result.SUCCEEDED,
                new Cause(event.correlationId(), event.eventId())));
    }

    /** Keeps what cannot even tell its place in the order; once per id. */
    void keepUnreadable(UUID id, Topic topic, String envelope, Refusal refusal) {
        transaction.executeWithoutResult(_ -> {
            boolean first = jdbc.sql("""
                            insert into dead_letter (id, topic, producer, reason, detail, event, died_at)
                            values (:id, :topic, :producer, :reason, :detail, :event, :now)
                            on conflict (id) do nothing
                            """)
                            .param("id", id)
                            .param("topic", topic.wireName())
                            .param("producer", topic.publisher())
                            .param("reason", lower(refusal))
                            .param("detail", refusal.detail())
                            .param("event", envelope.replace('\0', ' '))
                            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                            .update()
                    == 1;
            if (first) {
                tell(id, topic.wireName(), refusal, Cause.root(id), Map.of());
            }
        });
    }

    private void tell(UUID id, String topic, Refusal refusal, Cause cause, Map<String, Object> where) {
        LOG.error("{} {} was settled without effect: {}, {}", topic, id, lower(refusal), refusal.detail());
        metrics.counter(METRIC, "topic", topic, "reason", lower(refusal)).increment();
        var log = audit.getIfAvailable();
        if (log == null) {
            return;
        }
        var detail = new HashMap<>(where);
        detail.put("topic", topic);
        detail.put("reason", lower(refusal));
        log.append(AuditEntry.internal(
                entryId("dead", id),
                service,
                ActorType.SYSTEM,
                "event_dead_lettered",
                "event",
                id.toString(),
                detail,
                Result.REFUSED,
                cause));
    }

    /** Says in the audit log that a dead letter had its effect late; in the transaction of the effect. */
    void requeued(UUID id, String by, Cause cause) {
        var log = audit.getIfAvailable();
        if (log != null) {
            log.append(AuditEntry.internal(
                    entryId("requeued", id),
                    by,
                    ActorType.OPERATOR,
                    "event_requeued",
                    "event",
                    id.toString(),
                    Map.of(),
                    Result.SUCCEEDED,
                    cause));
        }
    }

    private UUID entryId(String what, UUID id) {
        return UUID.nameUUIDFromBytes((what + " " + service + " " + id).getBytes(StandardCharsets.UTF_8));
    }

    private static String lower(Refusal refusal) {
        return refusal.reason().name().toLowerCase(Locale.ROOT);
    }
}
