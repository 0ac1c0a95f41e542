package com.waooaw.agentcreation.catalogue;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** What agents are made of and what they may do. Skills and job roles are rows; tools and policy are files. */
@Service
public class Catalogue {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final CatalogueFiles files = new CatalogueFiles();
    private final List<AllowedTool> tools = files.tools();
    private final DataPolicy dataPolicy = files.dataPolicy();
    private final ArchitecturePolicy architecturePolicy = files.architecturePolicy();
    private final PricePolicy pricePolicy = files.pricePolicy();

    Catalogue(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
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

    /** What goes into a proposed price. */
    public PricePolicy pricePolicy() {
        return pricePolicy;
    }

    /** What comes with the platform, as its files have it. */
    public List<Starter> starters() {
        return files.starters();
    }
}
