package com.waooaw.agentcreation.definitions;

import com.waooaw.agentcreation.catalogue.Definition;
import com.waooaw.agentcreation.catalogue.JobRole;
import com.waooaw.agentcreation.catalogue.Skill;
import com.waooaw.agentcreation.catalogue.Team;
import com.waooaw.agentcreation.rules.Finding;
import java.util.List;
import java.util.Optional;

/**
 * The checks of one kind of definition.
 *
 * @param version raised with every change of a check; stored with each certification
 */
record Checks<T extends Definition<T>>(String version, List<Check<T>> all) {

    static final Checks<Skill> SKILLS = new Checks<>(
            "1",
            List.of(
                    new Identity<Skill>("S-01", Kind.SKILL),
                    new ThinkQueries(),
                    new ActSteps(),
                    new InputsAndOutputs(),
                    new FailureModes(),
                    new TimeLimit(),
                    new ExternalCalls(),
                    new Autonomy(),
                    new Components()));

    static final Checks<JobRole> JOB_ROLES = new Checks<>(
            "1",
            List.of(
                    new Identity<JobRole>("J-01", Kind.JOB_ROLE),
                    new RequiredSkills(),
                    new Gates(),
                    new Place(),
                    new Work(),
                    new Pricing()));

    static final Checks<Team> TEAMS =
            new Checks<>("1", List.of(new Identity<Team>("T-01", Kind.TEAM), new MembersRoles(), new Composition()));

    /** Everything every check finds, in the order of the checks. */
    List<Finding> findings(T definition, Known known) {
        return all.stream()
                .flatMap(check -> check.check(definition, known).stream())
                .toList();
    }

    /** The domain's ids for what was found, each once. */
    List<String> errors(List<Finding> findings) {
        return all.stream()
                .filter(check ->
                        findings.stream().anyMatch(finding -> finding.code().equals(check.code())))
                .flatMap(check -> Optional.ofNullable(check.error()).stream())
                .distinct()
                .toList();
    }
}
