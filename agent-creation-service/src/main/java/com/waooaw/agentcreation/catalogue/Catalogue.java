package com.waooaw.agentcreation.catalogue;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** What agents are made of and what they may do. Skills and job roles are rows; tools and policy are files. */
@Service
public class Catalogue {

    private static final String BOOTSTRAP = "bootstrap";

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;
    private final CatalogueFiles files = new CatalogueFiles();
    private final List<AllowedTool> tools = files.tools();
    private final DataPolicy dataPolicy = files.dataPolicy();
    private final ArchitecturePolicy architecturePolicy = files.architecturePolicy();

    Catalogue(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** Every skill, by id. */
    @Transactional(readOnly = true)
    public List<Skill> skills() {
        return jdbc.sql("select definition::text from skill order by skill_id")
                .query((row, _) -> json.readValue(row.getString(1), Skill.class))
                .list();
    }

    /** Every job role, by id. */
    @Transactional(readOnly = true)
    public List<JobRole> jobRoles() {
        return jdbc.sql("select definition::text from job_role order by job_role_id")
                .query((row, _) -> json.readValue(row.getString(1), JobRole.class))
                .list();
    }

    /** The tools agents may work with. */
    public List<AllowedTool> tools() {
        return tools;
    }

    /** How data is handled. */
    public DataPolicy dataPolicy() {
        return dataPolicy;
    }

    /** How agents may be built. */
    public ArchitecturePolicy architecturePolicy() {
        return architecturePolicy;
    }

    /** Takes in what the files hold and the tables do not: nobody certified it but the first start. */
    @Transactional
    public void bootstrap() {
        for (var skill : files.skills()) {
            insert(
                    "skill",
                    "skill_id",
                    skill.skillId(),
                    skill.status(),
                    json.writeValueAsString(skill.certified(BOOTSTRAP)));
        }
        for (var role : files.jobRoles()) {
            insert(
                    "job_role",
                    "job_role_id",
                    role.jobRoleId(),
                    role.status(),
                    json.writeValueAsString(role.certified(BOOTSTRAP)));
        }
    }

    private void insert(String table, String key, String id, CatalogueStatus status, String definition) {
        jdbc.sql("""
                insert into %s (%s, status, definition, certified_by, certified_at)
                values (:id, :status, :definition::jsonb, :certifiedBy, :now)
                on conflict do nothing
                """.formatted(table, key))
                .param("id", id)
                .param("status", status.name().toLowerCase(Locale.ROOT))
                .param("definition", definition)
                .param("certifiedBy", BOOTSTRAP)
                .param("now", OffsetDateTime.now(clock))
                .update();
    }
}
