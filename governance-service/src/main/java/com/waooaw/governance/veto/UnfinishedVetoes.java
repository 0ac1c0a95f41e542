package com.waooaw.governance.veto;

import com.waooaw.governance.GovernanceError;
import com.waooaw.platform.database.SystemPool;
import com.waooaw.platform.kernel.WaooawException;
import com.waooaw.platform.workflow.UnfinishedWorkflows;
import com.waooaw.platform.workflow.WorkflowStart;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Knows, over all customers, which undoings have not ended and whose each one is; nothing else of them. */
@Component
class UnfinishedVetoes implements UnfinishedWorkflows {

    private final JdbcClient system;

    UnfinishedVetoes(@SystemPool JdbcClient system) {
        this.system = system;
    }

    @Override
    public List<WorkflowStart> unfinished() {
        return system
                .sql("select approval_id from veto where undo in ('pending', 'undoing', 'failed') order by vetoed_at")
                .query(UUID.class)
                .list()
                .stream()
                .map(VetoWorkflow::start)
                .toList();
    }

    /** Whose rows to show to a step that knows only the id. */
    Owner ownerOf(UUID approvalId) {
        return system.sql("select customer_id from veto where approval_id = :id")
                .param("id", approvalId)
                .query((row, _) -> new Owner(row.getObject(1, UUID.class)))
                .optional()
                .orElseThrow(() ->
                        new WaooawException(GovernanceError.VETO_NOT_FOUND, "nobody vetoed approval " + approvalId));
    }

    /** The customer a veto belongs to; none for the platform's own. */
    record Owner(@Nullable UUID customerId) {}
}
