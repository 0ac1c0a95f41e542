package com.waooaw.agentexecution.sandbox;

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

/** The rows of the sandbox; each customer sees their own. */
@Repository
class SandboxPosts {

    private final JdbcClient jdbc;

    SandboxPosts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds a post unless the act has one. */
    void add(SandboxPost post, UUID customerId) {
        jdbc.sql("""
                insert into sandbox_post (id, act_key, customer_id, channel, title, markdown, content_sha256, state, published_at)
                values (:id, :actKey, :customer, :channel, :title, :markdown, :sha256, :state, :publishedAt)
                on conflict (act_key) do nothing
                """)
                .param("id", post.postId())
                .param("actKey", post.actKey())
                .param("customer", customerId)
                .param("channel", post.channel())
                .param("title", post.title())
                .param("markdown", post.markdown())
                .param("sha256", post.contentSha256())
                .param("state", stored(post.state()))
                .param("publishedAt", post.publishedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    void takeBack(String actKey, Instant at) {
        jdbc.sql("""
                update sandbox_post set state = :unpublished, unpublished_at = :at
                where act_key = :actKey and state = :published
                """)
                .param("unpublished", stored(SandboxPost.State.UNPUBLISHED))
                .param("published", stored(SandboxPost.State.PUBLISHED))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("actKey", actKey)
                .update();
    }

    Optional<SandboxPost> byActKey(String actKey) {
        return jdbc.sql("select * from sandbox_post where act_key = :actKey")
                .param("actKey", actKey)
                .query(SandboxPosts::row)
                .optional();
    }

    Optional<SandboxPost> byId(UUID id) {
        return jdbc.sql("select * from sandbox_post where id = :id")
                .param("id", id)
                .query(SandboxPosts::row)
                .optional();
    }

    List<SandboxPost> newest(int limit) {
        return jdbc.sql("select * from sandbox_post order by published_at desc, id desc limit :limit")
                .param("limit", limit)
                .query(SandboxPosts::row)
                .list();
    }

    private static SandboxPost row(ResultSet row, int number) throws SQLException {
        var unpublishedAt = row.getObject("unpublished_at", OffsetDateTime.class);
        return new SandboxPost(
                row.getObject("id", UUID.class),
                row.getString("act_key"),
                row.getString("channel"),
                row.getString("title"),
                row.getString("markdown"),
                row.getString("content_sha256"),
                SandboxPost.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getObject("published_at", OffsetDateTime.class).toInstant(),
                unpublishedAt == null ? null : unpublishedAt.toInstant());
    }

    private static String stored(SandboxPost.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
