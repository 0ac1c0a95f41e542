package com.waooaw.governance.approval;

import com.waooaw.activities.governance.GovernanceActivities.ApprovalRequest;
import com.waooaw.activities.governance.GovernanceActivities.Kept;
import com.waooaw.contracts.governance.ApprovalClass;
import com.waooaw.governance.GovernanceError;
import com.waooaw.governance.budget.ApprovalOnly;
import com.waooaw.governance.known.KnownAgents;
import com.waooaw.governance.precedent.Wish;
import com.waooaw.platform.kernel.Fault;
import com.waooaw.platform.kernel.WaooawException;
import com.waooaw.platform.policy.table.Evaluation;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns what a requester sent into a question, or says everything that is wrong with it. */
@Component
class ApprovalRequests {

    private static final int MAX_SUMMARY = 200;
    private static final int MAX_RISKS = 5;
    private static final int MAX_ALTERNATIVES = 3;
    private static final int LONGEST_ALTERNATIVE = 500;
    private static final int MAX_EDITABLE = 20;
    private static final Set<String> LEVELS = Set.of("low", "medium", "high", "critical");

    private final TermsTable table;
    private final KnownAgents agents;
    private final ApprovalOnly approvalOnly;
    private final Clock clock;

    ApprovalRequests(TermsTable table, KnownAgents agents, ApprovalOnly approvalOnly, Clock clock) {
        this.table = table;
        this.agents = agents;
        this.approvalOnly = approvalOnly;
        this.clock = clock;
    }

    /**
     * A question, and what decided on its terms.
     *
     * @param evaluation to be kept with it
     * @param wish what a precedent may look at; absent where the requester told nothing, and then none is asked
     */
    record Asked(
            Question question,
            Evaluation<TermsTable.Row> evaluation,
            @Nullable Wish wish) {}

    Asked questionOf(ApprovalRequest request) {
        check(request);
        var act = Act.verified(request.actJson(), request.actHash());
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var evaluation = table.decide(request);
        return new Asked(question(request, act, now, TermsTable.terms(evaluation, now)), evaluation, wish(request));
    }

    private @Nullable Wish wish(ApprovalRequest request) {
        var facts = request.facts();
        return facts == null
                ? null
                : new Wish(
                        request.approvalClass(),
                        request.actionType(),
                        request.riskLevel(),
                        request.blastRadius(),
                        request.reversible(),
                        request.compensationRef() != null,
                        new BigDecimal(request.estimatedCostUsd()),
                        anyAgent(request, agents::isWatched),
                        anyAgent(request, approvalOnly::holdsFor),
                        facts);
    }

    /** Whether something holds of the agent that asks, or of the one it is asked about. */
    private static boolean anyAgent(ApprovalRequest request, Predicate<String> holds) {
        return (request.requesterType().equals("agent") && holds.test(request.requesterId()))
                || (request.subjectType().equals("agent") && holds.test(request.subjectId()));
    }

    private static Question question(ApprovalRequest request, Act act, Instant now, Terms terms) {
        var context = request.context();
        return new Question(
                request.approvalId(),
                displayId(request),
                request.approvalClass(),
                request.scope(),
                request.engagementId(),
                request.customerId(),
                new Question.Requester(request.requesterId(), request.requesterType()),
                new Question.Subject(request.subjectType(), request.subjectId()),
                request.actionType(),
                act,
                request.summary(),
                new Question.Evidence(
                        context.think(),
                        context.act(),
                        context.observe(),
                        request.risks(),
                        request.findings().stream()
                                .map(f -> new Question.Finding(f.code(), f.severity(), f.message(), f.pointer()))
                                .toList(),
                        request.evidenceRefs(),
                        Objects.requireNonNullElse(request.editable(), List.of()),
                        Objects.requireNonNullElse(request.alternatives(), List.of()),
                        Objects.requireNonNullElse(request.kept(), List.of())),
                request.riskLevel(),
                request.blastRadius(),
                request.reversible(),
                request.compensationRef(),
                new BigDecimal(request.estimatedCostUsd()),
                request.cause(),
                now,
                terms,
                null,
                null);
    }

    private static String displayId(ApprovalRequest request) {
        var digits = request.approvalId().toString().replace("-", "");
        return "APPR-" + digits.substring(24).toUpperCase(Locale.ROOT);
    }

    private static void check(ApprovalRequest request) {
        var faults = new ArrayList<Fault>();
        if (request.approvalClass() == ApprovalClass.UNKNOWN) {
            faults.add(new Fault("/approval_class", "is unknown"));
        }
        if (!Governor.wellScoped(request.scope(), request.customerId())) {
            faults.add(new Fault("/customer_id", "is present exactly for scope engagement"));
        }
        if (request.summary().isBlank() || request.summary().length() > MAX_SUMMARY) {
            faults.add(new Fault("/summary", "has 1 to " + MAX_SUMMARY + " characters"));
        }
        if (request.risks().size() > MAX_RISKS) {
            faults.add(new Fault("/risks", "names at most " + MAX_RISKS));
        }
        var alternatives = Objects.requireNonNullElse(request.alternatives(), List.<String>of());
        if (alternatives.size() > MAX_ALTERNATIVES
                || alternatives.stream().anyMatch(one -> one.isBlank() || one.length() > LONGEST_ALTERNATIVE)) {
            faults.add(new Fault(
                    "/alternatives",
                    "names at most %d, each in 1 to %d characters".formatted(MAX_ALTERNATIVES, LONGEST_ALTERNATIVE)));
        }
        var editable = Objects.requireNonNullElse(request.editable(), List.<String>of());
        if (editable.size() > MAX_EDITABLE || editable.stream().anyMatch(one -> !one.matches("/[a-z0-9_/]{1,100}"))) {
            faults.add(new Fault("/editable", "names at most " + MAX_EDITABLE + " JSON pointers"));
        }
        var kept = Objects.requireNonNullElse(request.kept(), List.<Kept>of());
        if (kept.size() > MAX_EDITABLE
                || kept.stream()
                        .anyMatch(one -> !editable.contains(one.pointer())
                                || one.text().isBlank()
                                || one.text().length() > Act.MAX_CHARACTERS)) {
            faults.add(new Fault("/kept", "is text of what is editable"));
        }
        if (!LEVELS.contains(request.riskLevel())) {
            faults.add(new Fault("/risk_level", "is low, medium, high or critical"));
        }
        if (!LEVELS.contains(request.blastRadius())) {
            faults.add(new Fault("/blast_radius", "is low, medium, high or critical"));
        }
        if (!isAmount(request.estimatedCostUsd())) {
            faults.add(new Fault("/estimated_cost_usd", "is an amount in US dollars, for example 0.12"));
        }
        if (!request.actionType().matches("[a-z][a-z0-9_]{0,63}")) {
            faults.add(new Fault("/action_type", "is a name of lower-case letters, digits and underscores"));
        }
        for (var required : List.of(
                new Fault("/requester_id", request.requesterId()),
                new Fault("/subject_id", request.subjectId()),
                new Fault("/action_type", request.actionType()))) {
            if (required.message().isBlank()) {
                faults.add(new Fault(required.pointer(), "is empty"));
            }
        }
        // what an event about it may hold
        if (request.subjectType().isBlank() || request.subjectType().length() > 64) {
            faults.add(new Fault("/subject_type", "has 1 to 64 characters"));
        }
        if (request.subjectId().length() > 200) {
            faults.add(new Fault("/subject_id", "has at most 200 characters"));
        }
        textsOf(request)
                .filter(text -> text.message().indexOf('\0') >= 0)
                .forEach(text -> faults.add(new Fault(text.pointer(), "has a zero byte in it, which no store keeps")));
        if (!faults.isEmpty()) {
            throw new WaooawException(
                    GovernanceError.REQUEST_INVALID, "this cannot be put to a Governor as it is", faults);
        }
    }

    /** Every text that is stored outside the act, with its place. */
    private static Stream<Fault> textsOf(ApprovalRequest request) {
        var context = request.context();
        var single = Stream.of(
                new Fault("/requester_id", request.requesterId()),
                new Fault("/requester_type", request.requesterType()),
                new Fault("/subject_type", request.subjectType()),
                new Fault("/subject_id", request.subjectId()),
                new Fault("/action_type", request.actionType()),
                new Fault("/summary", request.summary()),
                new Fault("/context/think", context.think()),
                new Fault("/context/act", context.act()),
                new Fault("/context/observe", context.observe()),
                new Fault("/compensation_ref", Objects.requireNonNullElse(request.compensationRef(), "")));
        var risks = request.risks().stream().map(risk -> new Fault("/risks", risk));
        var alternatives = Objects.requireNonNullElse(request.alternatives(), List.<String>of()).stream()
                .map(one -> new Fault("/alternatives", one));
        var kept = Objects.requireNonNullElse(request.kept(), List.<Kept>of()).stream()
                .map(one -> new Fault("/kept", one.text()));
        var refs = request.evidenceRefs().stream().map(ref -> new Fault("/evidence_refs", ref));
        var findings = request.findings().stream()
                .map(f -> new Fault("/findings", f.code() + f.severity() + f.message() + f.pointer()));
        return Stream.of(single, risks, alternatives, kept, refs, findings).flatMap(texts -> texts);
    }

    private static boolean isAmount(String text) {
        return text.matches("\\d{1,9}(\\.\\d{1,9})?");
    }
}
