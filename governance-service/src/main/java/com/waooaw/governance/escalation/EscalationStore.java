package com.waooaw.governance.escalation;

import static com.waooaw.platform.database.Columns.instant;
import static com.waooaw.platform.database.Columns.upper;
import static com.waooaw.platform.database.Columns.utc;
import static java.time.ZoneOffset.UTC;

import com.waooaw.governance.escalation.Escalation.Choice;
import com.waooaw.governance.escalation.Escalation.Closed;
import com.waooaw.governance.escalation.Escalation.Decided;
import com.waooaw.governance.escalation.Escalation.Open;
import com.waooaw.governance.escalation.Escalation.Overdue;
import com.waooaw.governance.escalation.Escalation.State;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.web.Cursor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/**
 * Escalations as rows. The database shows a customer's people those of the customer, and the platform's people those that
 * are the Platform Governor's to decide.
 */
@Repository
class EscalationStore {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;

    EscalationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Adds one; false where there was one of this id.
     *
     * @param toldAt when its Governor is told by other means; absent where the clock is to tell them
     */
    boolean add(Open open, @Nullable Instant toldAt) {
        var packet = open.packet();
        return jdbc.sql("""
                        insert into escalation (
                            id, display_id, type, assignee, customer_id, engagement_id, approval_id, raised_by, from_id,
                            from_type, description, parties, principles, options, recommendation, blast_radius, urgency,
                            evidence, correlation_id, causation_id, opened_at, deadline, state, told_at, version)
                        values (
                            :id, :displayId, :type, :assignee, :customerId::uuid, :engagementId::uuid,
                            :approvalId::uuid, :raisedBy, :fromId, :fromType, :description, :parties::jsonb,
                            :principles::jsonb, :options::jsonb, :recommendation, :blastRadius, :urgency,
                            :evidence::jsonb, :correlationId, :causationId, :openedAt, :deadline, 'open', :toldAt,
                            :version)
                        on conflict (id) do nothing
                        """)
                        .param("id", packet.id())
                        .param("displayId", packet.displayId())
                        .param("type", packet.type().stored())
                        .param("assignee", packet.assignee().stored())
                        .param("customerId", packet.customerId())
                        .param("engagementId", packet.engagementId())
                        .param("approvalId", packet.approvalId())
                        .param("raisedBy", packet.raisedBy())
                        .param("fromId", packet.from().id())
                        .param("fromType", packet.from().type())
                        .param("description", packet.description())
                        .param("parties", JSON.writeValueAsString(packet.parties()))
                        .param("principles", JSON.writeValueAsString(packet.principles()))
                        .param("options", JSON.writeValueAsString(packet.options()))
                        .param("recommendation", packet.recommendation())
                        .param("blastRadius", packet.blastRadius())
                        .param("urgency", packet.urgency())
                        .param("evidence", JSON.writeValueAsString(packet.evidence()))
                        .param("correlationId", packet.cause().correlationId())
                        .param("causationId", packet.cause().causationId())
                        .param("openedAt", packet.openedAt().atOffset(UTC))
                        .param("deadline", packet.deadline().atOffset(UTC))
                        .param("toldAt", utc(toldAt))
                        .param("version", open.version())
                        .update()
                == 1;
    }

    Optional<Escalation> find(UUID id) {
        return jdbc.sql("select * from escalation where id = :id")
                .param("id", id)
                .query(EscalationStore::map)
                .optional();
    }

    /** The same, and nobody else changes it until the transaction ends. */
    Optional<Escalation> lock(UUID id) {
        return jdbc.sql("select * from escalation where id = :id for update")
                .param("id", id)
                .query(EscalationStore::map)
                .optional();
    }

    /** Of this approval those that nobody has decided; nobody else changes them until the transaction ends. */
    List<Escalation> lockWaiting(UUID approvalId) {
        return jdbc.sql("""
                        select * from escalation
                        where approval_id = :approvalId and state in ('open', 'overdue') order by id for update
                        """)
                .param("approvalId", approvalId)
                .query(EscalationStore::map)
                .list();
    }

    /**
     * Newest first.
     *
     * @param states all where there is none
     * @param before leaves out this one and everything newer
     */
    List<Escalation> list(List<State> states, @Nullable Cursor before, int limit) {
        return jdbc.sql("""
                        select * from escalation
                        where (cardinality(:states::text[]) = 0 or state = any(:states::text[]))
                          and (:openedAt::timestamptz is null or (opened_at, id) < (:openedAt, :id::uuid))
                        order by opened_at desc, id desc
                        limit :limit
                        """)
                .param("states", states.stream().map(State::stored).toArray(String[]::new))
                .param("openedAt", before == null ? null : utc(before.at()))
                .param("id", before == null ? null : before.id())
                .param("limit", limit)
                .query(EscalationStore::map)
                .list();
    }

    /** True for whoever is to tell its Governor of it, once. */
    boolean tells(UUID id, Instant now) {
        return jdbc.sql("""
                        update escalation set told_at = :now where id = :id and told_at is null and state = 'open'
                        """).param("id", id).param("now", now.atOffset(UTC)).update() == 1;
    }

    /** Stores the next state; whoever does has locked it. */
    void replace(Escalation next) {
        var choice = next instanceof Decided decided ? decided.choice() : null;
        int changed = jdbc.sql("""
                        update escalation
                        set state = :state, overdue_since = coalesce(:overdueSince, overdue_since),
                            settled_at = :settledAt, chosen = :chosen, decided_by = :by, decided_through = :through,
                            reason = :reason, closed_as = :closedAs, version = :version
                        where id = :id and version = :version - 1
                        """)
                .param("state", next.state().stored())
                .param("overdueSince", next instanceof Overdue late ? utc(late.since()) : null)
                .param("settledAt", utc(settledAt(next)))
                .param("chosen", choice == null ? null : choice.option())
                .param("by", choice == null ? null : choice.by())
                .param("through", choice == null ? null : choice.through().stored())
                .param("reason", choice == null ? null : choice.reason())
                .param("closedAs", next instanceof Closed closed ? closed.as() : null)
                .param("version", next.version())
                .param("id", next.packet().id())
                .update();
        if (changed != 1) {
            throw new IllegalStateException(next.packet().displayId() + " was not locked");
        }
    }

    private static @Nullable Instant settledAt(Escalation escalation) {
        return switch (escalation) {
            case Decided decided -> decided.choice().at();
            case Closed closed -> closed.at();
            case Open _, Overdue _ -> null;
        };
    }

    private static Escalation map(ResultSet row, int number) throws SQLException {
        var packet = packet(row);
        long version = row.getLong("version");
        return switch (State.valueOf(upper(row, "state"))) {
            case OPEN -> new Open(packet, version);
            case OVERDUE -> new Overdue(packet, instant(row, "overdue_since"), version);
            case DECIDED ->
                new Decided(
                        packet,
                        new Choice(
                                row.getString("chosen"),
                                row.getString("decided_by"),
                                Escalation.Through.valueOf(upper(row, "decided_through")),
                                instant(row, "settled_at"),
                                row.getString("reason")),
                        version);
            case CLOSED -> new Closed(packet, row.getString("closed_as"), instant(row, "settled_at"), version);
        };
    }

    private static Packet packet(ResultSet row) throws SQLException {
        return new Packet(
                row.getObject("id", UUID.class),
                row.getString("display_id"),
                Packet.Kind.valueOf(upper(row, "type")),
                Packet.Assignee.valueOf(upper(row, "assignee")),
                row.getObject("customer_id", UUID.class),
                row.getObject("engagement_id", UUID.class),
                row.getObject("approval_id", UUID.class),
                row.getString("raised_by"),
                new Packet.From(row.getString("from_id"), row.getString("from_type")),
                row.getString("description"),
                texts(row, "parties"),
                texts(row, "principles"),
                List.of(JSON.readValue(row.getString("options"), Packet.Option[].class)),
                row.getString("recommendation"),
                row.getString("blast_radius"),
                row.getString("urgency"),
                texts(row, "evidence"),
                new Cause(row.getObject("correlation_id", UUID.class), row.getObject("causation_id", UUID.class)),
                instant(row, "opened_at"),
                instant(row, "deadline"));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of(JSON.readValue(row.getString(column), String[].class));
    }
}
