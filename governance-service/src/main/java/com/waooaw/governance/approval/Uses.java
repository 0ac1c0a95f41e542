package com.waooaw.governance.approval;

import com.waooaw.activities.governance.GovernanceActivities;
import com.waooaw.governance.audit.AuditIntegrity;
import com.waooaw.platform.kernel.Ids;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What was allowed is used here, a transaction each. The rules are in {@link ApprovalRules}. */
@Service
class Uses {

    private final ApprovalStore store;
    private final AttemptTrail attempts;
    private final AuditIntegrity integrity;
    private final Moves moves;
    private final Clock clock;

    Uses(ApprovalStore store, AttemptTrail attempts, AuditIntegrity integrity, Moves moves, Clock clock) {
        this.store = store;
        this.attempts = attempts;
        this.integrity = integrity;
        this.moves = moves;
        this.clock = clock;
    }

    /** Somebody is about to act. */
    @Transactional
    public Use consume(GovernanceActivities.Consume request) {
        var id = request.approvalId();
        integrity.requireIntact();
        var current = store.lock(id).orElseThrow(() -> Approvals.unknown(id));
        var permitId = Ids.of("permit", id, request.actKey());
        var use = ApprovalRules.consume(current, request.actHash(), request.actKey(), permitId, now());
        switch (use) {
            case Use.Granted(var used, var permit) -> {
                if (!used.equals(current)) {
                    store.replace(used);
                    attempts.granted(used, permit, request.cause());
                }
            }
            case Use.Declined declined -> {
                moves.move(
                        current, declined.approval(), current.question().cause().then(id));
                attempts.declined(declined, request.actKey(), request.actHash(), request.cause());
            }
        }
        return use;
    }

    /** To the microsecond, as the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
