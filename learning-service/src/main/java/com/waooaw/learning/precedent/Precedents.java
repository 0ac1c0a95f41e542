package com.waooaw.learning.precedent;

import com.waooaw.learning.LearningError;
import com.waooaw.platform.audit.AuditEntry;
import com.waooaw.platform.audit.AuditEntry.ActorType;
import com.waooaw.platform.audit.AuditEntry.Result;
import com.waooaw.platform.audit.AuditLog;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.Ids;
import com.waooaw.platform.kernel.WaooawException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Learns what became of the yeses of precedents. Whether one may still say yes, Governance knows by itself. */
@Service
class Precedents {

    private final PrecedentStore store;
    private final AuditLog audit;

    Precedents(PrecedentStore store, AuditLog audit) {
        this.store = store;
        this.audit = audit;
    }

    /** Nobody took a yes back in time. Idempotent by the approval. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void confirmed(String precedentId, UUID approvalId, Instant at) {
        store.took(precedentId, approvalId, null, at);
    }

    /** A Governor took a yes back. Idempotent by the approval; at its limit the precedent leaves {@code active}. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void vetoed(String precedentId, UUID approvalId, String category, Instant at, Cause cause) {
        if (!store.took(precedentId, approvalId, category, at)) {
            return;
        }
        var precedent = precedent(precedentId);
        write(
                Ids.of("precedent-vetoed", precedentId, approvalId),
                "seed_vetoed",
                precedentId,
                Map.of(
                        "approval_id", approvalId.toString(),
                        "category", category,
                        "false_positives", precedent.falsePositiveCount()),
                cause);
        if (precedent.status() == PrecedentStatus.ACTIVE
                && precedent.falsePositiveCount() >= precedent.falsePositiveLimit()) {
            store.review(precedentId, at);
            write(
                    Ids.of("precedent-under-review", precedentId, approvalId),
                    "seed_state",
                    precedentId,
                    Map.of("from", "active", "to", "under_review"),
                    cause);
        }
    }

    @Transactional(readOnly = true)
    public List<Precedent> all() {
        return store.all();
    }

    @Transactional(readOnly = true)
    public Precedent precedent(String precedentId) {
        return store.find(precedentId)
                .orElseThrow(() ->
                        new WaooawException(LearningError.SEED_NOT_FOUND, "there is no precedent " + precedentId));
    }

    private void write(UUID entryId, String action, String precedentId, Map<String, Object> detail, Cause cause) {
        audit.append(AuditEntry.internal(
                entryId, "learning", ActorType.SYSTEM, action, "seed", precedentId, detail, Result.SUCCEEDED, cause));
    }
}
