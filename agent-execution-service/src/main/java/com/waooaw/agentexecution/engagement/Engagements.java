package com.waooaw.agentexecution.engagement;

import com.waooaw.agentexecution.ExecutionError;
import com.waooaw.agentexecution.dispatcher.Dispatcher;
import com.waooaw.platform.audit.AuditEntry;
import com.waooaw.platform.audit.AuditEntry.ActorType;
import com.waooaw.platform.audit.AuditEntry.Result;
import com.waooaw.platform.audit.AuditLog;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.Ids;
import com.waooaw.platform.kernel.WaooawException;
import com.waooaw.platform.web.Caller;
import com.waooaw.platform.web.IdempotencyKeys;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Customers and the agents they try. */
@Service
public class Engagements {

    private static final int MOST = 100;

    private final JdbcEngagements engagements;
    private final Dispatcher dispatcher;
    private final IdempotencyKeys keys;
    private final AuditLog audit;
    private final Clock clock;

    Engagements(JdbcEngagements engagements, Dispatcher dispatcher, IdempotencyKeys keys, AuditLog audit, Clock clock) {
        this.engagements = engagements;
        this.dispatcher = dispatcher;
        this.keys = keys;
        this.audit = audit;
        this.clock = clock;
    }

    /** Starts a trial; a customer has one trial of an agent, so that asking again gives the same one. */
    @Transactional
    EngagementView start(Caller caller, UUID agentId, @Nullable String idempotencyKey, Cause cause) {
        return keys.once(
                caller,
                idempotencyKey,
                "engagement/" + agentId,
                EngagementView.class,
                () -> start(caller, agentId, cause));
    }

    private EngagementView start(Caller caller, UUID agentId, Cause cause) {
        var customer = caller.customerId()
                .orElseThrow(() -> new WaooawException(
                        ExecutionError.CUSTOMER_REQUIRED, "customer_id_required: only a customer takes an agent on"));
        var now = clock.instant();
        dispatcher.hireable(agentId);
        var trial = Engagement.trial(Ids.of("trial", customer, agentId), customer, agentId, now);
        if (engagements.add(trial)) {
            audit.append(AuditEntry.internal(
                            Ids.of("trial_started", trial.id()),
                            caller.subject(),
                            ActorType.CUSTOMER,
                            "trial_started",
                            "engagement",
                            trial.id().toString(),
                            Map.of("trial_ends_at", trial.trialEndsAt().toString()),
                            Result.SUCCEEDED,
                            cause)
                    .concerning(customer, trial.id(), agentId));
            return EngagementView.of(trial, now);
        }
        var there = engagements.withAgent(agentId).orElseThrow();
        there.requireRunning(now);
        return EngagementView.of(there, now);
    }

    @Transactional(readOnly = true)
    List<EngagementView> list() {
        var now = clock.instant();
        return engagements.newest(MOST).stream()
                .map(e -> EngagementView.of(e, now))
                .toList();
    }

    @Transactional(readOnly = true)
    EngagementView get(UUID id) {
        return EngagementView.of(found(id), clock.instant());
    }

    /**
     * Lets a job begin, in the caller's transaction, or says why not; two at once are counted one after the other.
     *
     * @param begunSince counts the engagement's jobs begun since an instant
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Engagement admit(UUID id, ToIntFunction<Instant> begunSince) {
        var engagement = engagements.lock(id).orElseThrow(() -> notFound(id));
        var now = clock.instant();
        engagement.admit(now, begunSince.applyAsInt(Engagement.startOfDay(now)));
        return engagement;
    }

    /** Whether an external act may still be done for it; {@code EXE-0007} where the trial is over. */
    @Transactional(readOnly = true)
    public void requireRunning(UUID id) {
        found(id).requireRunning(clock.instant());
    }

    private Engagement found(UUID id) {
        return engagements.find(id).orElseThrow(() -> notFound(id));
    }

    private static WaooawException notFound(UUID id) {
        return new WaooawException(ExecutionError.ENGAGEMENT_NOT_FOUND, "no engagement " + id);
    }
}
