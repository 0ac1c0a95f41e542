package com.waooaw.platform.audit;

import com.waooaw.platform.kernel.Cause;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was done, refused or found.
 *
 * @param entryId identity; the log takes it once, so a repeated step writes nothing twice
 * @param actorId who acted: a pseudonymous subject, an agent's display id, or a service
 * @param actionType for example {@code approval_granted}
 * @param subjectType what it was done to, for example {@code agent}
 * @param subjectId key of that
 * @param detail codes, ids, numbers and hashes; no text of people
 * @param customerId the customer it concerns, where there is one
 * @param engagementId likewise
 * @param agentId likewise
 * @param dataClassification {@code public}, {@code internal}, {@code confidential} or {@code restricted_pii}
 * @param context why it was allowed: rationale, authority, seed, rule; null where nothing is to be said
 * @param policyDecisionId the policy decision that allowed or refused it, where there was one
 * @param vectorClock what had been heard of others at that moment, stream to count
 * @param personal what a person could be known by; kept encrypted, and unreadable once that person is erased
 */
public record AuditEntry(
        UUID entryId,
        String actorId,
        ActorType actorType,
        String actionType,
        String subjectType,
        String subjectId,
        Map<String, Object> detail,
        Result result,
        Cause cause,
        @Nullable UUID customerId,
        @Nullable UUID engagementId,
        @Nullable UUID agentId,
        String dataClassification,
        @Nullable Map<String, Object> context,
        @Nullable UUID policyDecisionId,
        @Nullable Map<String, Long> vectorClock,
        @Nullable Personal personal) {

    public AuditEntry {
        detail = Map.copyOf(detail);
        context = context == null ? null : Map.copyOf(context);
        vectorClock = vectorClock == null ? null : Map.copyOf(vectorClock);
    }

    /**
     * Data of one person.
     *
     * @param subject whose: pseudonymous, stable, the unit of erasure
     * @param data what is known
     */
    public record Personal(String subject, Map<String, Object> data) {

        public Personal {
            data = Map.copyOf(data);
        }

        /** Says nothing of it: it may be printed by accident. */
        @Override
        public String toString() {
            return "Personal[" + subject + "]";
        }
    }

    /** An entry that concerns no customer. */
    public static AuditEntry internal(
            UUID entryId,
            String actorId,
            ActorType actorType,
            String actionType,
            String subjectType,
            String subjectId,
            Map<String, Object> detail,
            Result result,
            Cause cause) {
        return new AuditEntry(
                entryId,
                actorId,
                actorType,
                actionType,
                subjectType,
                subjectId,
                detail,
                result,
                cause,
                null,
                null,
                null,
                "internal",
                null,
                null,
                null,
                null);
    }

    /** The same entry, said to concern a customer. */
    public AuditEntry concerning(@Nullable UUID customer, @Nullable UUID engagement, @Nullable UUID agent) {
        return new AuditEntry(
                entryId,
                actorId,
                actorType,
                actionType,
                subjectType,
                subjectId,
                detail,
                result,
                cause,
                customer,
                engagement,
                agent,
                dataClassification,
                context,
                policyDecisionId,
                vectorClock,
                personal);
    }

    /** The same entry, with what allowed it. */
    public AuditEntry because(Map<String, Object> why, @Nullable UUID policyDecision) {
        return new AuditEntry(
                entryId,
                actorId,
                actorType,
                actionType,
                subjectType,
                subjectId,
                detail,
                result,
                cause,
                customerId,
                engagementId,
                agentId,
                dataClassification,
                why,
                policyDecision,
                vectorClock,
                personal);
    }

    /** The same entry, with what had been heard of others. */
    public AuditEntry at(Map<String, Long> clock) {
        return new AuditEntry(
                entryId,
                actorId,
                actorType,
                actionType,
                subjectType,
                subjectId,
                detail,
                result,
                cause,
                customerId,
                engagementId,
                agentId,
                dataClassification,
                context,
                policyDecisionId,
                clock,
                personal);
    }

    /** The same entry, with data of a person; its classification becomes {@code restricted_pii}. */
    public AuditEntry about(Personal person) {
        return new AuditEntry(
                entryId,
                actorId,
                actorType,
                actionType,
                subjectType,
                subjectId,
                detail,
                result,
                cause,
                customerId,
                engagementId,
                agentId,
                "restricted_pii",
                context,
                policyDecisionId,
                vectorClock,
                person);
    }

    /** Who acted. The lower-case names are stored. */
    public enum ActorType {
        /** An agent at work. */
        AGENT,
        /** Genesis, the Systems Architect or the Vision Guardian. */
        FOUNDATIONAL,
        /** A Governor. */
        GOVERNOR,
        /** Internal staff. */
        OPERATOR,
        /** A customer. */
        CUSTOMER,
        /** A service by itself. */
        SYSTEM
    }

    /** How it ended. The lower-case names are stored. */
    public enum Result {
        /** About to be done: committed before the act. */
        INTENDED,
        /** Done. */
        SUCCEEDED,
        /** Tried and failed. */
        FAILED,
        /** Not allowed. */
        REFUSED,
        /** Tried; nobody knows how it ended. */
        UNKNOWN
    }
}
