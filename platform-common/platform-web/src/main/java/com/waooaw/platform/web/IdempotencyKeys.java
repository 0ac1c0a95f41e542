package com.waooaw.platform.web;

import com.waooaw.platform.kernel.WaooawException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Lets a client repeat a request without repeating its effect (header {@code Idempotency-Key}). */
public class IdempotencyKeys {

    private static final int LONGEST = 200;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    IdempotencyKeys(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Runs {@code work} once for this caller and key, in the caller's transaction; a repeat gets the first answer.
     *
     * <p>Two requests at once with the same key wait for each other: the row of the first is locked until it commits.
     *
     * @param key as sent; without one the work simply runs
     * @param requestDigest tells one request from another; the same key with another digest is a conflict
     * @throws WaooawException {@code WEB-0011} for a key used for another request, {@code WEB-0012} for one too long
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public <T> T once(Caller caller, @Nullable String key, String requestDigest, Class<T> type, Supplier<T> work) {
        if (key == null || key.isBlank()) {
            return work.get();
        }
        if (key.length() > LONGEST) {
            throw new WaooawException(
                    WebError.IDEMPOTENCY_KEY_INVALID, "an idempotency key has at most " + LONGEST + " characters");
        }
        boolean first = jdbc.sql("""
                        insert into idempotency_key (caller, key, request_digest, created_at)
                        values (:caller, :key, :digest, :now)
                        on conflict do nothing
                        """)
                        .param("caller", caller.subject())
                        .param("key", key)
                        .param("digest", requestDigest)
                        .param("now", OffsetDateTime.now(clock))
                        .update()
                == 1;
        if (!first) {
            return json.readValue(earlierAnswer(caller, key, requestDigest), type);
        }
        var answer = work.get();
        jdbc.sql("update idempotency_key set response = :response::jsonb where caller = :caller and key = :key")
                .param("response", json.writeValueAsString(answer))
                .param("caller", caller.subject())
                .param("key", key)
                .update();
        return answer;
    }

    private String earlierAnswer(Caller caller, String key, String requestDigest) {
        return jdbc.sql("""
                        select response::text from idempotency_key
                        where caller = :caller and key = :key and request_digest = :digest
                        """)
                .param("caller", caller.subject())
                .param("key", key)
                .param("digest", requestDigest)
                .query(String.class)
                .optional()
                .orElseThrow(() -> new WaooawException(
                        WebError.IDEMPOTENCY_KEY_REUSED, "this idempotency key was used for another request"));
    }
}
