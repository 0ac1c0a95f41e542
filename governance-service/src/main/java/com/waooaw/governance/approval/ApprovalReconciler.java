package com.waooaw.governance.approval;

import com.waooaw.governance.GovernanceError;
import com.waooaw.platform.database.SystemPool;
import com.waooaw.platform.kernel.WaooawException;
import com.waooaw.platform.workflow.UnfinishedWorkflows;
import com.waooaw.platform.workflow.WorkflowStart;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Knows, over all customers, which approvals still wait, for a human or for a window to close, and whose each one is; nothing else of them. */
@Component
class ApprovalReconciler implements UnfinishedWorkflows {

    private final JdbcClient system;

    ApprovalReconciler(@SystemPool JdbcClient system) {
        this.system = system;
    }

    @Override
    public List<WorkflowStart> unfinished() {
        return system
                .sql(
                        "select id from approval where status in ('pending', 'deferred', 'auto_approved') order by created_at")
                .query(UUID.class)
                .list()
                .stream()
                .map(ApprovalWorkflow::start)
                .toList();
    }

    /** Whose rows to show to a step that knows only the id. */
    Owner ownerOf(UUID approvalId) {
        return owner(approvalId)
                .orElseThrow(() ->
                        new WaooawException(GovernanceError.APPROVAL_NOT_FOUND, "there is no approval " + approvalId));
    }

    /** The same; empty where there is no such approval. */
    Optional<Owner> owner(UUID approvalId) {
        return system.sql("select customer_id from approval where id = :id")
                .param("id", approvalId)
                .query((row, _) -> new Owner(row.getObject(1, UUID.class)))
                .optional();
    }

    /** The customer an approval belongs to; none for the platform's own. */
    record Owner(@Nullable UUID customerId) {}
}
