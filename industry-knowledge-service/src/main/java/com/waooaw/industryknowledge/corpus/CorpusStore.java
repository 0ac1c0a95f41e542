package com.waooaw.industryknowledge.corpus;

import com.waooaw.platform.inference.Embedding;
import com.waooaw.platform.kernel.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The built versions of each corpus. A version is there as a whole or not at all. */
@Service
public class CorpusStore {

    private static final String COLUMNS = """
            c.chunk_id, c.topic, d.title, c.section, d.address, d.publisher, c.verified_by, c.opened, c.jurisdiction,
            c.text""";

    private final JdbcClient jdbc;
    private final Clock clock;

    CorpusStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Whether this version was built with this model. */
    @Transactional(readOnly = true)
    public boolean isBuilt(String collection, String version, String model) {
        return jdbc.sql("""
                        select exists (select from corpus
                                       where collection = :collection and version = :version and model = :model)
                        """)
                .param("collection", collection)
                .param("version", version)
                .param("model", model)
                .query(Boolean.class)
                .single();
    }

    /** Stores a version. Idempotent by collection, version and model. */
    @Transactional
    public void store(String collection, String version, String model, List<StoredPassage> passages) {
        for (int i = 0; i < passages.size(); i++) {
            insert(collection, version, i, passages.get(i).passage());
            insert(collection, version, model, passages.get(i));
        }
        jdbc.sql("""
                        insert into corpus (collection, version, model, chunk_count, built_at)
                        values (:collection, :version, :model, :count, :at)
                        on conflict do nothing
                        """)
                .param("collection", collection)
                .param("version", version)
                .param("model", model)
                .param("count", passages.size())
                .param("at", OffsetDateTime.now(clock))
                .update();
    }

    /** A built version with its vectors, in the corpus's order. */
    @Transactional(readOnly = true)
    public List<StoredPassage> load(String collection, String version, String model) {
        return jdbc.sql("select " + COLUMNS + """
                        , v.vector
                        from chunk c
                        join document d using (document_id)
                        join chunk_vector v using (collection, version, chunk_id)
                        where c.collection = :collection and c.version = :version and v.model = :model
                        order by c.ordinal
                        """)
                .param("collection", collection)
                .param("version", version)
                .param("model", model)
                .query((row, _) -> new StoredPassage(passage(row), vector(row)))
                .list();
    }

    /** Passages of a version by id. */
    @Transactional(readOnly = true)
    public Map<String, Passage> find(String collection, String version, Collection<String> ids) {
        return jdbc
                .sql("select " + COLUMNS + """

                        from chunk c join document d using (document_id)
                        where c.collection = :collection and c.version = :version and c.chunk_id = any(:ids)
                        """)
                .param("collection", collection)
                .param("version", version)
                .param("ids", ids.toArray(String[]::new))
                .query((row, _) -> passage(row))
                .list()
                .stream()
                .collect(Collectors.toMap(Passage::id, Function.identity()));
    }

    private void insert(String collection, String version, int ordinal, Passage passage) {
        var document = Ids.of("document", passage.document(), passage.address());
        jdbc.sql("""
                        insert into document (document_id, title, address, publisher)
                        values (:id, :title, :address, :publisher) on conflict do nothing
                        """)
                .param("id", document)
                .param("title", passage.document())
                .param("address", passage.address())
                .param("publisher", passage.publisher())
                .update();
        jdbc.sql("""
                        insert into chunk (collection, version, chunk_id, ordinal, document_id, topic, section, verified_by,
                                           opened, jurisdiction, text)
                        values (:collection, :version, :id, :ordinal, :document, :topic, :section, :verifiedBy, :opened,
                                :jurisdiction, :text)
                        on conflict do nothing
                        """)
                .param("collection", collection)
                .param("version", version)
                .param("id", passage.id())
                .param("ordinal", ordinal)
                .param("document", document)
                .param("topic", passage.topic())
                .param("section", passage.section())
                .param("verifiedBy", passage.verifiedBy().wireName())
                .param("opened", passage.opened())
                .param("jurisdiction", passage.jurisdiction())
                .param("text", passage.text())
                .update();
    }

    private void insert(String collection, String version, String model, StoredPassage stored) {
        jdbc.sql("""
                        insert into chunk_vector (collection, version, chunk_id, model, vector)
                        values (:collection, :version, :id, :model, :vector) on conflict do nothing
                        """)
                .param("collection", collection)
                .param("version", version)
                .param("id", stored.passage().id())
                .param("model", model)
                .param("vector", stored.vector().toArray())
                .update();
    }

    private static Passage passage(ResultSet row) throws SQLException {
        return new Passage(
                row.getString("chunk_id"),
                row.getString("topic"),
                row.getString("title"),
                row.getString("section"),
                row.getString("address"),
                row.getString("publisher"),
                VerifiedBy.valueOf(row.getString("verified_by").toUpperCase(Locale.ROOT)),
                row.getString("opened"),
                row.getString("jurisdiction"),
                row.getString("text"));
    }

    private static Embedding vector(ResultSet row) throws SQLException {
        var stored = (Float[]) row.getArray("vector").getArray();
        var values = new float[stored.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = stored[i];
        }
        return Embedding.of(values);
    }
}
