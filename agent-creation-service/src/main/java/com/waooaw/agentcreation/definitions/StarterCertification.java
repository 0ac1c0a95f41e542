package com.waooaw.agentcreation.definitions;

import static com.waooaw.agentcreation.AgentCreationError.STARTER_REFUSED;

import com.waooaw.agentcreation.catalogue.AllowedTool;
import com.waooaw.agentcreation.catalogue.Definition;
import com.waooaw.agentcreation.catalogue.JobRole;
import com.waooaw.agentcreation.catalogue.PricePolicy;
import com.waooaw.agentcreation.catalogue.Skill;
import com.waooaw.agentcreation.catalogue.Standing;
import com.waooaw.agentcreation.catalogue.Starter;
import com.waooaw.agentcreation.rules.Finding;
import com.waooaw.platform.kernel.WaooawException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Certifies what comes with the platform, with the checks everybody's definitions go through. Pure. */
final class StarterCertification {

    /** Who wrote what comes with the platform. */
    static final String BOOTSTRAP = "bootstrap";

    private final Instant now;
    private final Map<String, AllowedTool> tools;
    private final PricePolicy prices;
    private final Map<String, Skill> skills = new LinkedHashMap<>();
    private final Map<String, JobRole> jobRoles = new LinkedHashMap<>();

    private StarterCertification(Instant now, List<AllowedTool> tools, PricePolicy prices) {
        this.now = now;
        this.tools = tools.stream().collect(Collectors.toMap(AllowedTool::toolId, tool -> tool));
        this.prices = prices;
    }

    /**
     * All of it, certified, in an order in which each finds what it needs.
     *
     * @throws WaooawException {@code AC-1030} for the first that is refused, or there twice
     */
    static List<Definition<?>> certified(
            List<Starter> starters, List<AllowedTool> tools, PricePolicy prices, Instant now) {
        var run = new StarterCertification(now, tools, prices);
        var all = new ArrayList<Definition<?>>();
        for (var starter : starters) {
            for (var skill : starter.skills()) {
                var certified = run.certified(skill, Checks.SKILLS, List.copyOf(run.skills.values()));
                run.skills.put(certified.id(), certified);
                all.add(certified);
            }
            for (var role : starter.jobRoles()) {
                var certified = run.certified(role, Checks.JOB_ROLES, List.copyOf(run.jobRoles.values()));
                run.jobRoles.put(certified.id(), certified);
                all.add(certified);
            }
            for (var team : starter.teams()) {
                all.add(run.certified(team, Checks.TEAMS, List.of()));
            }
        }
        return all;
    }

    private <T extends Definition<T>> T certified(T definition, Checks<T> checks, List<T> before) {
        var draft = new Standing.Draft(BOOTSTRAP);
        var known = new Known(now, skills, jobRoles, tools, prices);
        if (before.stream().anyMatch(other -> other.id().equals(definition.id()))) {
            throw new WaooawException(STARTER_REFUSED, definition.id() + " comes with the platform twice");
        }
        return switch (Certifier.judge(definition.standing(draft, List.of()), draft, checks, known, before)) {
            case Verdict.Pass<T> pass when pass.improves().isEmpty() -> pass.definition();
            case Verdict.Pass<T> pass ->
                throw new WaooawException(
                        STARTER_REFUSED,
                        definition.id() + " improves "
                                + pass.improves().getFirst().id() + ", which comes with the platform, too");
            case Verdict.Same<T> same ->
                throw new WaooawException(
                        STARTER_REFUSED,
                        definition.id() + " is " + same.existing().id() + " under another id");
            case Verdict.Fail<T> fail ->
                throw new WaooawException(STARTER_REFUSED, definition.id() + " is refused: " + words(fail.findings()));
        };
    }

    private static String words(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.severity().refuses())
                .map(finding -> finding.code() + " at " + finding.pointer() + ", " + finding.message())
                .collect(Collectors.joining("; "));
    }
}
