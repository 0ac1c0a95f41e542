package com.waooaw.agentcreation.creation;

import com.waooaw.agentcreation.creation.AgentCreationWorkflow.Run;
import com.waooaw.platform.database.SystemPool;
import com.waooaw.platform.workflow.UnfinishedWorkflows;
import com.waooaw.platform.workflow.WorkflowStart;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Names the creations that are not over, for the reconciler. */
@Component
class UnfinishedCreations implements UnfinishedWorkflows {

    private final JdbcClient jdbc;

    UnfinishedCreations(@SystemPool JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<WorkflowStart> unfinished() {
        return jdbc.sql("select agent_id, round from creation where ended_at is null order by started_at")
                .query((row, _) ->
                        Submissions.startOf(new Run(row.getObject("agent_id", UUID.class), row.getInt("round"))))
                .list();
    }
}
