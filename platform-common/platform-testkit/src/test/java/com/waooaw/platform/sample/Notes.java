package com.waooaw.platform.sample;

import com.waooaw.platform.database.SystemPool;
import com.waooaw.platform.kernel.Ids;
import com.waooaw.platform.web.Caller;
import com.waooaw.platform.web.IdempotencyKeys;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What customers note. */
@Service
public class Notes {

    private final JdbcClient jdbc;
    private final JdbcClient everybody;
    private final IdempotencyKeys keys;
    private final Clock clock;

    Notes(JdbcClient jdbc, @SystemPool JdbcClient everybody, IdempotencyKeys keys, Clock clock) {
        this.jdbc = jdbc;
        this.everybody = everybody;
        this.keys = keys;
        this.clock = clock;
    }

    /** A note. */
    public record Note(UUID id, String text) {}

    /** Notes once per key. */
    @Transactional
    public Note add(Caller caller, @Nullable String key, String text) {
        return keys.once(
                caller, key, text, Note.class, () -> add(caller.customerId().orElseThrow(), text));
    }

    /** Notes in the transaction of the caller. */
    @Transactional
    public Note add(UUID customer, String text) {
        var note = new Note(Ids.next(clock), text);
        jdbc.sql("insert into note (id, customer_id, text) values (:id, :customer, :text)")
                .param("id", note.id())
                .param("customer", customer)
                .param("text", text)
                .update();
        return note;
    }

    /** What this scope's customer sees. */
    @Transactional(readOnly = true)
    public List<String> visible() {
        return jdbc.sql("select text from note order by id").query(String.class).list();
    }

    /** What the application role sees outside of any transaction. */
    public List<String> visibleWithoutTransaction() {
        return jdbc.sql("select text from note order by id").query(String.class).list();
    }

    /** What the plumbing sees. */
    public List<String> all() {
        return everybody
                .sql("select text from note order by id")
                .query(String.class)
                .list();
    }
}
