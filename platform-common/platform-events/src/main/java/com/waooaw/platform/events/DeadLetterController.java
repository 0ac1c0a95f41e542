package com.waooaw.platform.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.waooaw.contracts.AggregateRef;
import com.waooaw.platform.events.causal.CausalEvent;
import com.waooaw.platform.events.causal.CausalInbox;
import com.waooaw.platform.events.causal.CausalInbox.Verdict;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.WaooawException;
import com.waooaw.platform.web.Allowed;
import com.waooaw.platform.web.Caller;
import com.waooaw.platform.web.Page;
import com.waooaw.platform.web.Role;
import io.swagger.v3.oas.annotations.Operation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows what was settled here without effect, and lets an operator have it handled late. */
@RestController
class DeadLetterController {

    private static final int PER_PAGE = 50;

    private final JdbcClient jdbc;
    private final CausalInbox inbox;
    private final DeadLetters deadLetters;

    DeadLetterController(JdbcClient jdbc, CausalInbox inbox, DeadLetters deadLetters) {
        this.jdbc = jdbc;
        this.inbox = inbox;
        this.deadLetters = deadLetters;
    }

    /**
     * A dead letter; without aggregate and n where nobody could read them.
     *
     * @param producer whose event it is, or claims to be
     * @param reason lower-case name of what was wrong
     * @param detail pointers and messages
     * @param requeuedAt when it had its effect after all
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DeadLetter(
            UUID eventId,
            String topic,
            @Nullable String producer,
            @Nullable AggregateRef aggregate,
            @Nullable Long n,
            @Nullable UUID correlationId,
            String reason,
            String detail,
            OffsetDateTime diedAt,
            @Nullable OffsetDateTime requeuedAt) {}

    @Operation(summary = "Events settled here without effect, newest first")
    @GetMapping("/v1/events/dead-letters")
    @Allowed(value = Role.SERVICE, operators = true)
    Page<DeadLetter> deadLetters(@RequestParam(name = "cursor", required = false) @Nullable UUID cursor) {
        var letters = jdbc.sql("""
                        select id, topic, producer, aggregate_type, aggregate_id, n, correlation_id, reason, detail,
                               died_at, requeued_at
                        from dead_letter
                        where :cursor::uuid is null
                           or (died_at, id) < (select died_at, id from dead_letter where id = :cursor::uuid)
                        order by died_at desc, id desc limit :limit
                        """)
                .param("cursor", cursor)
                .param("limit", PER_PAGE + 1)
                .query((row, _) -> letter(row))
                .list();
        boolean more = letters.size() > PER_PAGE;
        var page = more ? letters.subList(0, PER_PAGE) : letters;
        return new Page<>(page, more ? page.getLast().eventId().toString() : null);
    }

    @Operation(summary = "Has a dead letter handled late: what came after it was handled before")
    @PostMapping("/v1/events/dead-letters/{eventId}/requeue")
    @Allowed({Role.ADMIN, Role.INFRA_ENGINEER})
    DeadLetter requeue(@PathVariable("eventId") UUID eventId, Caller who) {
        var event = jdbc.sql("select event from dead_letter where id = :id and n is not null")
                .param("id", eventId)
                .query(String.class)
                .optional()
                .map(EventJson::readKept);
        var letter = one(eventId);
        if (letter.requeuedAt() != null) {
            return letter;
        }
        var kept = event.orElseThrow(() ->
                new WaooawException(EventsError.DEAD_LETTER_SETTLED, "it cannot be read, so nothing can handle it"));
        requeue(kept, who);
        return one(eventId);
    }

    private void requeue(CausalEvent event, Caller who) {
        var verdict = inbox.requeue(
                event,
                () -> deadLetters.requeued(
                        event.eventId(), who.subject(), new Cause(event.correlationId(), event.eventId())));
        if (verdict == Verdict.DUPLICATE) {
            throw new WaooawException(EventsError.DEAD_LETTER_SETTLED, "it was handled by somebody else meanwhile");
        }
    }

    private DeadLetter one(UUID eventId) {
        return jdbc.sql("""
                        select id, topic, producer, aggregate_type, aggregate_id, n, correlation_id, reason, detail,
                               died_at, requeued_at
                        from dead_letter where id = :id
                        """)
                .param("id", eventId)
                .query((row, _) -> letter(row))
                .optional()
                .orElseThrow(() -> new WaooawException(EventsError.DEAD_LETTER_UNKNOWN, "no dead letter " + eventId));
    }

    private static DeadLetter letter(ResultSet row) throws SQLException {
        var type = row.getString("aggregate_type");
        return new DeadLetter(
                row.getObject("id", UUID.class),
                row.getString("topic"),
                row.getString("producer"),
                type == null ? null : new AggregateRef(type, row.getString("aggregate_id")),
                row.getObject("n", Long.class),
                row.getObject("correlation_id", UUID.class),
                row.getString("reason"),
                row.getString("detail"),
                row.getObject("died_at", OffsetDateTime.class),
                row.getObject("requeued_at", OffsetDateTime.class));
    }
}
