package com.waooaw.industryknowledge.industry;

import com.waooaw.industryknowledge.IndustryKnowledgeError;
import com.waooaw.industryknowledge.corpus.IndustryDescription.Regulation;
import com.waooaw.industryknowledge.corpus.IndustryDescription.Term;
import com.waooaw.platform.kernel.WaooawException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class JdbcIndustryRepository implements IndustryRepository {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<List<Regulation>> REGULATIONS = new TypeReference<>() {};
    private static final TypeReference<List<Term>> TERMS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final Clock clock;

    JdbcIndustryRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public boolean add(Industry industry) {
        return statement("""
                        insert into industry (industry_id, code, name, state, certified_by, embeddings, terminology,
                                              regulations, glossary, corpus_version, version, updated_at)
                        values (:id, :code, :name, :state, :certifiedBy, :embeddings, :terminology,
                                :regulations::jsonb, :glossary::jsonb, :corpusVersion, :version, :now)
                        on conflict do nothing
                        """, industry).update() == 1;
    }

    @Override
    public void replace(Industry industry) {
        int replaced = statement("""
                        update industry
                        set code = :code, name = :name, state = :state, certified_by = :certifiedBy,
                            embeddings = :embeddings, terminology = :terminology, regulations = :regulations::jsonb,
                            glossary = :glossary::jsonb, corpus_version = :corpusVersion, version = :version,
                            updated_at = :now
                        where industry_id = :id and version = :version - 1
                        """, industry).update();
        if (replaced == 0) {
            throw new WaooawException(
                    IndustryKnowledgeError.INDUSTRY_STATE_MOVED, "somebody changed " + industry.id() + " meanwhile");
        }
    }

    @Override
    public Optional<Industry> find(String id) {
        // a name PostgreSQL cannot even read is nobody's
        if (id.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        return jdbc.sql("select * from industry where industry_id = :id")
                .param("id", id)
                .query((row, _) -> industry(row))
                .optional();
    }

    @Override
    public List<Industry> all() {
        return jdbc.sql("select * from industry order by industry_id")
                .query((row, _) -> industry(row))
                .list();
    }

    @Override
    public void remember(String industryId, StateChange change) {
        var from = change.from();
        jdbc.sql("""
                        insert into industry_state_history (industry_id, n, from_state, to_state, reason, at)
                        select :id, count(*) + 1, :from, :to, :reason, :at
                        from industry_state_history where industry_id = :id
                        """)
                .param("id", industryId)
                .param("from", from == null ? null : from.wireName())
                .param("to", change.to().wireName())
                .param("reason", change.reason())
                .param("at", change.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    @Override
    public List<StateChange> history(String industryId) {
        return jdbc.sql("""
                        select from_state, to_state, reason, at from industry_state_history
                        where industry_id = :id order by n
                        """)
                .param("id", industryId)
                .query((row, _) -> {
                    var from = row.getString("from_state");
                    return new StateChange(
                            from == null ? null : IndustryState.ofWireName(from),
                            IndustryState.ofWireName(row.getString("to_state")),
                            row.getString("reason"),
                            row.getObject("at", OffsetDateTime.class).toInstant());
                })
                .list();
    }

    private JdbcClient.StatementSpec statement(String sql, Industry industry) {
        return jdbc.sql(sql)
                .param("id", industry.id())
                .param("code", industry.code())
                .param("name", industry.name())
                .param("state", industry.state().wireName())
                .param("certifiedBy", industry.certifiedBy())
                .param("embeddings", industry.embeddings().toArray(String[]::new))
                .param("terminology", industry.terminology().toArray(String[]::new))
                .param("regulations", JSON.writeValueAsString(industry.regulations()))
                .param("glossary", JSON.writeValueAsString(industry.glossary()))
                .param("corpusVersion", industry.corpusVersion())
                .param("version", industry.version())
                .param("now", OffsetDateTime.now(clock));
    }

    private static Industry industry(ResultSet row) throws SQLException {
        return new Industry(
                row.getString("industry_id"),
                row.getString("code"),
                row.getString("name"),
                IndustryState.ofWireName(row.getString("state")),
                row.getString("certified_by"),
                List.of((String[]) row.getArray("embeddings").getArray()),
                List.of((String[]) row.getArray("terminology").getArray()),
                JSON.readValue(row.getString("regulations"), REGULATIONS),
                JSON.readValue(row.getString("glossary"), TERMS),
                row.getString("corpus_version"),
                row.getLong("version"));
    }
}
