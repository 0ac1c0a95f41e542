package com.waooaw.agentcreation.definitions;

import com.waooaw.agentcreation.catalogue.Definition;
import com.waooaw.agentcreation.catalogue.JobRole;
import com.waooaw.agentcreation.catalogue.Skill;
import com.waooaw.agentcreation.catalogue.Team;

/** What can be defined, and where its rows are. */
enum Kind {
    /** A skill. */
    SKILL("skill", "skill_id", "SKILL"),
    /** A job role. */
    JOB_ROLE("job_role", "job_role_id", "JOB"),
    /** A team. */
    TEAM("team", "team_id", "TEAM");

    private final String table;
    private final String idColumn;
    private final String prefix;

    Kind(String table, String idColumn, String prefix) {
        this.table = table;
        this.idColumn = idColumn;
        this.prefix = prefix;
    }

    static Kind of(Definition<?> definition) {
        return switch (definition) {
            case Skill _ -> SKILL;
            case JobRole _ -> JOB_ROLE;
            case Team _ -> TEAM;
        };
    }

    String table() {
        return table;
    }

    String idColumn() {
        return idColumn;
    }

    String prefix() {
        return prefix;
    }

    /** For people. */
    String word() {
        return table.replace('_', ' ');
    }

    String idPattern() {
        return prefix + "-[A-Z]{2,8}-[0-9]{3}";
    }
}
