package com.waooaw.agentcreation.marketplace;

import static com.waooaw.platform.database.Columns.instant;
import static com.waooaw.platform.database.Columns.utc;

import com.waooaw.agentcreation.marketplace.CatalogueEntry.ListedSkill;
import com.waooaw.platform.web.Cursor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Rows of {@code catalogue_entry}; no text of a request is ever part of a statement. */
@Repository
class EntryStore {

    private static final String SHOWN = """
            select agent_id, display_id, agent_name, purpose, industry, geography, domain_tier, job_role_id,
                   agent_version, skills, monthly_price_inr, listed_at
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    EntryStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Writes what is known of an agent; whether it is found stays as it is. */
    void put(CatalogueEntry entry, Instant now) {
        jdbc.sql("""
                insert into catalogue_entry (agent_id, display_id, agent_name, purpose, industry, geography, domain_tier,
                                             job_role_id, agent_version, skills, skill_names, monthly_price_inr, updated_at)
                values (:id, :displayId, :name, :purpose, :industry, :geography, :tier,
                        :jobRole, :version, :skills::jsonb, :skillNames, :price, :now)
                on conflict (agent_id) do update
                set display_id = excluded.display_id, agent_name = excluded.agent_name, purpose = excluded.purpose,
                    industry = excluded.industry, geography = excluded.geography, domain_tier = excluded.domain_tier,
                    job_role_id = excluded.job_role_id, agent_version = excluded.agent_version,
                    skills = excluded.skills, skill_names = excluded.skill_names,
                    monthly_price_inr = excluded.monthly_price_inr, updated_at = excluded.updated_at
                """)
                .param("id", entry.agentId())
                .param("displayId", entry.displayId())
                .param("name", entry.agentName())
                .param("purpose", entry.purpose())
                .param("industry", entry.industry())
                .param("geography", entry.geography())
                .param("tier", entry.domainTier())
                .param("jobRole", entry.jobRoleId())
                .param("version", entry.agentVersion())
                .param("skills", json.writeValueAsString(entry.skills()))
                .param(
                        "skillNames",
                        entry.skills().stream().map(ListedSkill::name).collect(Collectors.joining(" ")))
                .param("price", entry.monthlyPriceInr())
                .param("now", utc(now))
                .update();
    }

    /** From now on it is found, as long as a release stands: since when that was made. */
    void list(UUID agentId, Instant now) {
        jdbc.sql("""
                update catalogue_entry e
                set listed_at = (select r.released_at from catalogue_release r
                                 where r.agent_id = e.agent_id and r.retired_at is null),
                    updated_at = :now
                where e.agent_id = :id
                """).param("id", agentId).param("now", utc(now)).update();
    }

    /** From now on it is not found. */
    void hide(UUID agentId, Instant now) {
        jdbc.sql("update catalogue_entry set listed_at = null, updated_at = :now where agent_id = :id")
                .param("id", agentId)
                .param("now", utc(now))
                .update();
    }

    Optional<CatalogueEntry> find(UUID agentId) {
        return jdbc.sql(SHOWN + "from catalogue_entry where agent_id = :id and listed_at is not null")
                .param("id", agentId)
                .query((row, _) -> entry(row))
                .optional();
    }

    /** Newest first. */
    List<CatalogueEntry> page(CatalogueFilter filter, @Nullable Cursor after, int limit) {
        var statement = jdbc.sql(SHOWN + "from catalogue_entry where " + filter.sql()
                        + (after == null ? "" : " and (listed_at, agent_id) < (:afterAt, :afterId)")
                        + " order by listed_at desc, agent_id desc limit :limit")
                .params(filter.parameters())
                .param("limit", limit);
        if (after != null) {
            statement = statement.param("afterAt", utc(after.at())).param("afterId", after.id());
        }
        return statement.query((row, _) -> entry(row)).list();
    }

    /** Best first; {@code words} as people type them, every sequence of which is a question. */
    List<Hit> search(String words, CatalogueFilter filter, @Nullable SearchCursor after, int limit) {
        var statement = jdbc.sql("select * from (" + SHOWN + """
                        , ts_rank(search, websearch_to_tsquery('english', :words)) as relevance
                        from catalogue_entry
                        where search @@ websearch_to_tsquery('english', :words) and
                        """ + filter.sql() + ") hit"
                        + (after == null ? "" : " where (relevance, agent_id) < (:afterRank, :afterId)")
                        + " order by relevance desc, agent_id desc limit :limit")
                .param("words", words)
                .params(filter.parameters())
                .param("limit", limit);
        if (after != null) {
            statement = statement.param("afterRank", after.relevance()).param("afterId", after.id());
        }
        return statement
                .query((row, _) -> new Hit(entry(row), row.getFloat("relevance")))
                .list();
    }

    /** An agent that was found, and how well it fits. */
    record Hit(CatalogueEntry entry, float relevance) {}

    private CatalogueEntry entry(ResultSet row) throws SQLException {
        return new CatalogueEntry(
                row.getObject("agent_id", UUID.class),
                row.getString("display_id"),
                row.getString("agent_name"),
                row.getString("purpose"),
                row.getString("industry"),
                row.getString("geography"),
                row.getString("domain_tier"),
                row.getString("job_role_id"),
                row.getString("agent_version"),
                List.of(json.readValue(row.getString("skills"), ListedSkill[].class)),
                row.getObject("monthly_price_inr", Integer.class),
                instant(row, "listed_at"));
    }
}
