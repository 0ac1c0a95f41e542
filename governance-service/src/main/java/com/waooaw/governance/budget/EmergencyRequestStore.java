package com.waooaw.governance.budget;

import static java.time.ZoneOffset.UTC;

import com.waooaw.contracts.governance.BudgetScope;
import com.waooaw.governance.budget.EmergencyRequest.Answer;
import com.waooaw.governance.budget.EmergencyRequest.Answered;
import com.waooaw.governance.budget.EmergencyRequest.Ask;
import com.waooaw.governance.budget.EmergencyRequest.Assignee;
import com.waooaw.governance.budget.EmergencyRequest.Lapse;
import com.waooaw.governance.budget.EmergencyRequest.Lapsed;
import com.waooaw.governance.budget.EmergencyRequest.Open;
import com.waooaw.governance.budget.EmergencyRequest.Option;
import com.waooaw.governance.budget.EmergencyRequest.Recommendation;
import com.waooaw.governance.budget.EmergencyRequest.State;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.Usd;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/**
 * Requests for more money as rows. The database shows a customer's people those of the customer, and the platform's people
 * those that are the Platform Governor's to answer.
 */
@Repository
class EmergencyRequestStore {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;

    EmergencyRequestStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a Governor hears of one, each once. */
    enum Word {
        /** That it is there. */
        TOLD,
        /** That an answer was expected. */
        REMINDED,
        /** That whoever stands in was told, too. */
        DEPUTIES;

        private String column() {
            return name().toLowerCase(Locale.ROOT) + "_at";
        }
    }

    void add(Ask ask) {
        jdbc.sql("""
                insert into emergency_request (
                    id, display_id, scope, budget_id, period, customer_id, assignee, raised_by, agent, facts, reason,
                    at_least_micros, asked_micros, cap_micros, spent_micros, recommended, recommended_as, correlation_id, causation_id,
                    raised_at, asked_at, ends_at, state)
                values (
                    :id, :displayId, :scope, :budgetId, :period, :customerId::uuid, :assignee, :raisedBy, :agent,
                    :facts::jsonb, :reason, :atLeast, :asked, :cap, :spent, :recommended, :recommendedAs, :correlationId,
                    :causationId, :raisedAt, :askedAt, :endsAt, 'open')
                """)
                .param("id", ask.id())
                .param("displayId", ask.displayId())
                .param("scope", ask.budget().scope().wireName())
                .param("budgetId", ask.budget().id())
                .param("period", ask.budget().period())
                .param("customerId", ask.customerId())
                .param("assignee", ask.assignee().stored())
                .param("raisedBy", ask.raisedBy())
                .param("agent", ask.facts().agent())
                .param("facts", JSON.writeValueAsString(ask.facts()))
                .param("reason", ask.reason())
                .param("atLeast", ask.atLeast().micros())
                .param("asked", ask.asked().micros())
                .param("cap", ask.cap().micros())
                .param("spent", ask.spent().micros())
                .param("recommended", ask.recommendation().option().stored())
                .param("recommendedAs", ask.recommendation().because())
                .param("correlationId", ask.cause().correlationId())
                .param("causationId", ask.cause().causationId())
                .param("raisedAt", ask.raisedAt().atOffset(UTC))
                .param("askedAt", ask.askedAt().atOffset(UTC))
                .param("endsAt", ask.endsAt() == null ? null : ask.endsAt().atOffset(UTC))
                .update();
    }

    Optional<EmergencyRequest> find(UUID id) {
        return one(id, "");
    }

    /** The same, and nobody else changes it until the transaction ends. Whoever does has locked its budget before. */
    Optional<EmergencyRequest> lock(UUID id) {
        return one(id, " for update");
    }

    private Optional<EmergencyRequest> one(UUID id, String lock) {
        return jdbc.sql("select * from emergency_request where id = :id" + lock)
                .param("id", id)
                .query(EmergencyRequestStore::map)
                .optional();
    }

    /** The newest one about a budget in a period. */
    Optional<EmergencyRequest> latest(BudgetKey key) {
        return jdbc.sql("""
                        select * from emergency_request
                        where scope = :scope and budget_id = :budgetId and period = :period
                        order by raised_at desc, id desc limit 1
                        """)
                .param("scope", key.scope().wireName())
                .param("budgetId", key.id())
                .param("period", key.period())
                .query(EmergencyRequestStore::map)
                .optional();
    }

    /** How many wait that are about single executions of an agent; of the others, nobody has looked at the clock yet. */
    int openExecutions(@Nullable String agent, Instant now) {
        return jdbc.sql("""
                        select count(*) from emergency_request
                        where state = 'open' and scope = 'execution' and agent is not distinct from :agent::text
                          and asked_at > :since
                        """)
                .param("agent", agent)
                .param("since", now.minus(Ask.WAITED_FOR).atOffset(UTC))
                .query(Integer.class)
                .single();
    }

    /** Newest first; all where there is no state. */
    List<EmergencyRequest> list(@Nullable State state, int limit) {
        return jdbc.sql("""
                        select * from emergency_request
                        where :state::text is null or state = :state
                        order by raised_at desc, id desc limit :limit
                        """)
                .param("state", state == null ? null : state.stored())
                .param("limit", limit)
                .query(EmergencyRequestStore::map)
                .list();
    }

    /** Adds what is known of the work to an open one of which nothing was; as it stands then. */
    Ask told(Ask ask, EmergencyFacts facts, Recommendation recommendation) {
        if (ask.facts().task() != null || facts.task() == null) {
            return ask;
        }
        jdbc.sql("""
                update emergency_request
                set facts = :facts::jsonb, agent = :agent, recommended = :recommended, recommended_as = :recommendedAs
                where id = :id and state = 'open' and facts ->> 'task' is null
                """)
                .param("facts", JSON.writeValueAsString(facts))
                .param("agent", facts.agent())
                .param("recommended", recommendation.option().stored())
                .param("recommendedAs", recommendation.because())
                .param("id", ask.id())
                .update();
        return one(ask.id(), "").orElseThrow().ask();
    }

    /** True for whoever is to tell of it, once. */
    boolean tells(UUID id, Word word, Instant now) {
        return jdbc.sql("update emergency_request set %1$s = :now where id = :id and %1$s is null and state = 'open'"
                                .formatted(word.column()))
                        .param("id", id)
                        .param("now", now.atOffset(UTC))
                        .update()
                == 1;
    }

    /** Gives it to the Platform Governor, whose time begins now; whoever does has locked it. */
    void handUp(UUID id, Instant now) {
        jdbc.sql("""
                update emergency_request
                set assignee = 'platform_governor', asked_at = :now, told_at = null, reminded_at = null,
                    deputies_at = null
                where id = :id and state = 'open'
                """).param("id", id).param("now", now.atOffset(UTC)).update();
    }

    /** Lets its Governor be told of it from the start, where all was said. */
    void tellAgain(UUID id, Instant now) {
        jdbc.sql("""
                update emergency_request
                set asked_at = :now, told_at = null, reminded_at = null, deputies_at = null
                where id = :id and state = 'open' and num_nulls(told_at, reminded_at, deputies_at) = 0
                """).param("id", id).param("now", now.atOffset(UTC)).update();
    }

    /** Stores that it is settled; whoever does has locked it. */
    void settle(EmergencyRequest settled) {
        var answer = settled instanceof Answered answered ? answered.answer() : null;
        var granted = answer == null ? null : answer.granted();
        int rows = jdbc.sql("""
                        update emergency_request
                        set state = :state, option = :option, granted_micros = :granted::bigint, answered_by = :by,
                            deputy_of = :deputyOf, answer_reason = :reason, settled_at = :at, lapsed_as = :lapsedAs
                        where id = :id and state = 'open'
                        """)
                .param("state", settled.state().stored())
                .param("option", answer == null ? null : answer.option().stored())
                .param("granted", granted == null ? null : granted.micros())
                .param("by", answer == null ? null : answer.by())
                .param("deputyOf", answer == null ? null : answer.deputyOf())
                .param("reason", answer == null ? null : answer.reason())
                .param("at", settledAt(settled))
                .param(
                        "lapsedAs",
                        settled instanceof Lapsed lapsed ? lapsed.why().stored() : null)
                .param("id", settled.ask().id())
                .update();
        if (rows != 1) {
            throw new IllegalStateException(settled.ask().displayId() + " was not locked");
        }
    }

    private static @Nullable OffsetDateTime settledAt(EmergencyRequest request) {
        return switch (request) {
            case Open _ -> null;
            case Answered(var _, var answer) -> answer.at().atOffset(UTC);
            case Lapsed(var _, var at, var _) -> at.atOffset(UTC);
        };
    }

    private static EmergencyRequest map(ResultSet row, int number) throws SQLException {
        var ask = ask(row);
        return switch (State.valueOf(upper(row, "state"))) {
            case OPEN -> new Open(ask);
            case LAPSED -> new Lapsed(ask, instant(row, "settled_at"), Lapse.valueOf(upper(row, "lapsed_as")));
            case ANSWERED -> {
                long granted = row.getLong("granted_micros");
                yield new Answered(
                        ask,
                        new Answer(
                                Option.valueOf(upper(row, "option")),
                                granted == 0 ? null : new Usd(granted),
                                row.getString("answered_by"),
                                row.getString("deputy_of"),
                                instant(row, "settled_at"),
                                row.getString("answer_reason")));
            }
        };
    }

    private static Ask ask(ResultSet row) throws SQLException {
        var endsAt = row.getObject("ends_at", OffsetDateTime.class);
        return new Ask(
                row.getObject("id", UUID.class),
                row.getString("display_id"),
                new BudgetKey(
                        BudgetScope.named(row.getString("scope")).orElseThrow(),
                        row.getString("budget_id"),
                        row.getString("period")),
                row.getObject("customer_id", UUID.class),
                Assignee.valueOf(upper(row, "assignee")),
                row.getString("raised_by"),
                JSON.readValue(row.getString("facts"), EmergencyFacts.class),
                row.getString("reason"),
                new Usd(row.getLong("at_least_micros")),
                new Usd(row.getLong("asked_micros")),
                new Usd(row.getLong("cap_micros")),
                new Usd(row.getLong("spent_micros")),
                new Recommendation(Option.valueOf(upper(row, "recommended")), row.getString("recommended_as")),
                new Cause(row.getObject("correlation_id", UUID.class), row.getObject("causation_id", UUID.class)),
                instant(row, "raised_at"),
                instant(row, "asked_at"),
                endsAt == null ? null : endsAt.toInstant());
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static String upper(ResultSet row, String column) throws SQLException {
        return row.getString(column).toUpperCase(Locale.ROOT);
    }
}
