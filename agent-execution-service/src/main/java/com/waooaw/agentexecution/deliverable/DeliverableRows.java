package com.waooaw.agentexecution.deliverable;

import com.waooaw.agentexecution.StoredJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of deliverables; the database shows each customer their own. */
@Repository
class DeliverableRows {

    private final JdbcClient jdbc;

    DeliverableRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds a deliverable unless its job has one. */
    void add(Deliverable deliverable) {
        jdbc.sql("""
                insert into deliverable (id, job_id, customer_id, engagement_id, state, title, markdown, content, created_at, updated_at)
                values (:id, :job, :customer, :engagement, :state, :title, :markdown, :content::jsonb, :now, :now)
                on conflict (job_id) do nothing
                """)
                .param("id", deliverable.id())
                .param("job", deliverable.jobId())
                .param("customer", deliverable.customerId())
                .param("engagement", deliverable.engagementId())
                .param("state", stored(deliverable.state()))
                .param("title", deliverable.title())
                .param("markdown", deliverable.markdown())
                .param("content", StoredJson.write(deliverable.content()))
                .param("now", deliverable.createdAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    void replace(UUID jobId, Deliverable.State state, DeliverableContent content, Instant now) {
        jdbc.sql("""
                update deliverable set state = :state, content = :content::jsonb, updated_at = :now where job_id = :job
                """)
                .param("state", stored(state))
                .param("content", StoredJson.write(content))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("job", jobId)
                .update();
    }

    void edit(UUID jobId, String title, String markdown, DeliverableContent content, Instant now) {
        jdbc.sql("""
                update deliverable
                set title = :title, markdown = :markdown, content = :content::jsonb, updated_at = :now
                where job_id = :job
                """)
                .param("title", title)
                .param("markdown", markdown)
                .param("content", StoredJson.write(content))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("job", jobId)
                .update();
    }

    Optional<Deliverable> ofJob(UUID jobId) {
        return jdbc.sql("select * from deliverable where job_id = :job")
                .param("job", jobId)
                .query(DeliverableRows::row)
                .optional();
    }

    Optional<Deliverable> find(UUID id) {
        return jdbc.sql("select * from deliverable where id = :id")
                .param("id", id)
                .query(DeliverableRows::row)
                .optional();
    }

    List<Deliverable> newest(int limit) {
        return jdbc.sql("select * from deliverable order by created_at desc, id desc limit :limit")
                .param("limit", limit)
                .query(DeliverableRows::row)
                .list();
    }

    private static Deliverable row(ResultSet row, int number) throws SQLException {
        return new Deliverable(
                row.getObject("id", UUID.class),
                row.getObject("job_id", UUID.class),
                row.getObject("customer_id", UUID.class),
                row.getObject("engagement_id", UUID.class),
                Deliverable.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getString("title"),
                row.getString("markdown"),
                StoredJson.read(row.getString("content"), DeliverableContent.class),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private static String stored(Deliverable.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
