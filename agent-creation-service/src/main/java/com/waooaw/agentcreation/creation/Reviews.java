package com.waooaw.agentcreation.creation;

import com.waooaw.activities.governance.PolicyActivities.PolicyTicket;
import com.waooaw.activities.knowledge.KnowledgeActivities.IndustryFacts;
import com.waooaw.agentcreation.architect.Architect;
import com.waooaw.agentcreation.blueprint.AgentBlueprint;
import com.waooaw.agentcreation.catalogue.Catalogue;
import com.waooaw.agentcreation.creation.AgentCreationWorkflow.Run;
import com.waooaw.agentcreation.creation.CreationSteps.MissingReviews;
import com.waooaw.agentcreation.genesis.Genesis;
import com.waooaw.agentcreation.guardian.Guardian;
import com.waooaw.agentcreation.likeness.Evidence;
import com.waooaw.agentcreation.mewow.Completeness;
import com.waooaw.agentcreation.registry.AgentRegistry;
import com.waooaw.agentcreation.rules.Finding;
import com.waooaw.agentcreation.rules.Rule;
import com.waooaw.agentcreation.rules.RuleSet;
import com.waooaw.agentcreation.rules.Severity;
import com.waooaw.contracts.agentcreation.AgentState;
import com.waooaw.platform.audit.AuditEntry.ActorType;
import com.waooaw.platform.audit.AuditEntry.Result;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Use cases of the checks. Every check runs; the agent moves on only while everything before has passed, so that a
 * refused author sees all findings and the registry shows how far the agent came.
 */
@Service
class Reviews {

    /** Everything that is looked at before a human is asked. */
    static final List<Stage> CHECKS =
            List.of(Stage.SPECIFICATION, Stage.ME_WOW, Stage.GENESIS, Stage.ARCHITECTURE, Stage.ETHICS);

    private final Creations creations;
    private final CreationStore store;
    private final StageStore stages;
    private final RevisionStore revisions;
    private final FactsSource facts;
    private final AgentRegistry registry;
    private final Catalogue catalogue;
    private final Trail trail;
    private final Clock clock;

    Reviews(
            Creations creations,
            CreationStore store,
            StageStore stages,
            RevisionStore revisions,
            FactsSource facts,
            AgentRegistry registry,
            Catalogue catalogue,
            Trail trail,
            Clock clock) {
        this.creations = creations;
        this.store = store;
        this.stages = stages;
        this.revisions = revisions;
        this.facts = facts;
        this.registry = registry;
        this.catalogue = catalogue;
        this.trail = trail;
        this.clock = clock;
    }

    /** The checks that have no result yet. */
    @Transactional(readOnly = true)
    public MissingReviews missing(Run run) {
        var done = stages.results(run).stream().map(StageResult::stage).toList();
        return new MissingReviews(
                registry.agent(run.agentId()).industry(),
                CHECKS.stream().filter(stage -> !done.contains(stage)).toList(),
                creations.creation(run).revision());
    }

    /**
     * Runs the checks of one stage and stores what they found, beside what a model had to say; of a run that began before
     * the policies were asked.
     */
    @Transactional
    public void review(Run run, Stage stage, List<IndustryFacts> industries, Evidence evidence) {
        perform(run, null, stage, industries, evidence, null);
    }

    /** The same, where the policies allow it. */
    @Transactional
    public void review(
            Run run,
            @Nullable Integer revision,
            Stage stage,
            List<IndustryFacts> industries,
            Evidence evidence,
            PolicyTicket policy) {
        perform(run, revision, stage, industries, evidence, policy);
    }

    private void perform(
            Run run,
            @Nullable Integer revision,
            Stage stage,
            List<IndustryFacts> industries,
            Evidence evidence,
            @Nullable PolicyTicket policy) {
        var creation = creations.locked(run);
        var before = stages.results(run);
        boolean isAnother = revision != null && revision != creation.revision();
        if (isAnother
                || creation.phase() != Phase.REVIEW
                || before.stream().anyMatch(result -> result.stage() == stage)) {
            return;
        }
        boolean allowed = policy == null || policy.allowed();
        if (allowed && before.stream().allMatch(StageResult::passed)) {
            enter(creation, stage);
        }
        var result = result(run, stage, industries, evidence, policy);
        stages.add(run, result);
        trail.write(
                creation,
                stage.actor(),
                ActorType.FOUNDATIONAL,
                "stage_" + stage.wireName(),
                Map.of(
                        "round", run.round(),
                        "findings",
                                result.findings().stream()
                                        .map(Finding::code)
                                        .distinct()
                                        .toList(),
                        "rule_set_version", result.ruleSetVersion()),
                result.passed() ? Result.SUCCEEDED : Result.REFUSED,
                policy);
    }

    private StageResult result(
            Run run, Stage stage, List<IndustryFacts> industries, Evidence evidence, @Nullable PolicyTicket policy) {
        if (policy == null) {
            return judge(run, stage, industries, evidence);
        }
        return policy.allowed()
                ? Admissions.attested(judge(run, stage, industries, evidence), policy)
                : Admissions.denied(stage, policy, now());
    }

    /** All checks have run: on to the Governor, or back to the author with everything that was found. */
    @Transactional
    public Phase conclude(Run run) {
        var creation = creations.locked(run);
        if (creation.phase() != Phase.REVIEW || !missing(run).stages().isEmpty()) {
            return creation.phase();
        }
        var refusal = stages.results(run).stream()
                .filter(result -> !result.passed())
                .flatMap(result -> result.findings().stream())
                .map(Finding::code)
                .findFirst();
        if (refusal.isEmpty()) {
            store.reviewed(run, now());
            return Phase.ASK;
        }
        registry.move(run.agentId(), AgentState.SPECIFIED, refusal.get(), creation.causeOf("refuse"));
        revisions.refused(run, creation, now());
        return creations.creation(run).phase();
    }

    private void enter(Creation creation, Stage stage) {
        var state =
                switch (stage) {
                    case SPECIFICATION, ME_WOW -> AgentState.SPECIFIED;
                    case GENESIS -> AgentState.GENESIS_REVIEW;
                    case ARCHITECTURE -> AgentState.ARCHITECTURE_REVIEW;
                    case ETHICS -> AgentState.ETHICS_REVIEW;
                    case GOVERNOR, DEPLOYMENT -> throw new IllegalArgumentException(stage + " is no check");
                };
        if (stage == Stage.ARCHITECTURE) {
            registry.takeTurns(); // from here on the agent takes part of the month's budget
        }
        registry.move(creation.agentId(), state, null, creation.causeOf(stage.wireName()));
    }

    private StageResult judge(Run run, Stage stage, List<IndustryFacts> industries, Evidence evidence) {
        var blueprint = creations.blueprint(run);
        return switch (stage) {
            case SPECIFICATION -> result(stage, List.of(), Map.of(), "1");
            case ME_WOW -> completeness(blueprint);
            case GENESIS -> judged(stage, Genesis.RULES, run, blueprint, industries, evidence);
            case ARCHITECTURE -> judged(stage, Architect.RULES, run, blueprint, industries, evidence);
            case ETHICS -> judged(stage, Guardian.RULES, run, blueprint, industries, evidence);
            case GOVERNOR, DEPLOYMENT -> throw new IllegalArgumentException(stage + " is no check");
        };
    }

    private StageResult completeness(AgentBlueprint blueprint) {
        var completeness = Completeness.of(blueprint, catalogue.dataPolicy());
        var findings = completeness.gaps().stream()
                .map(gap -> new Finding(
                        "ME-WOW",
                        Severity.HIGH,
                        "section '" + gap.section() + "': " + gap.message(),
                        gap.pointer(),
                        "complete the section"))
                .toList();
        return result(Stage.ME_WOW, findings, Map.of("completeness_percent", completeness.percent()), "1");
    }

    private StageResult judged(
            Stage stage,
            RuleSet rules,
            Run run,
            AgentBlueprint blueprint,
            List<IndustryFacts> industries,
            Evidence evidence) {
        var known = facts.factsFor(run, industries);
        var findings = rules.check(blueprint, known);
        var decision =
                switch (stage) {
                    case GENESIS -> Decisions.genesis(findings);
                    case ARCHITECTURE -> Decisions.architect(blueprint, known, findings);
                    case ETHICS -> Decisions.guardian(findings);
                    case SPECIFICATION, ME_WOW, GOVERNOR, DEPLOYMENT ->
                        throw new IllegalArgumentException(stage + " is no review");
                };
        var detail = new HashMap<>(decision.detail());
        if (stage == Stage.GENESIS) {
            detail.put(
                    "price_proposal",
                    Price.proposed(catalogue.pricePolicy(), blueprint, known).evidence());
        }
        detail.put(
                "rules",
                Stream.concat(rules.rules().stream().map(Rule::code), evidence.looked().stream())
                        .toList());
        if (!evidence.models().isEmpty()) {
            detail.put("models", evidence.models());
        }
        var all = Stream.concat(findings.stream(), evidence.findings().stream()).toList();
        return new StageResult(stage, decision.passed(), all, detail, rules.version(), now(), null, null);
    }

    private StageResult result(Stage stage, List<Finding> findings, Map<String, Object> detail, String version) {
        boolean passed =
                findings.stream().noneMatch(finding -> finding.severity().refuses());
        return new StageResult(stage, passed, findings, detail, version, now(), null, null);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
