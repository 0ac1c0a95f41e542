package com.waooaw.agentexecution.skill;

import com.waooaw.agentexecution.ExecutionError;
import com.waooaw.agentexecution.dispatcher.Manifest;
import com.waooaw.platform.kernel.Fault;
import com.waooaw.platform.kernel.WaooawException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Which skills a job runs, in which order: each after those that give what it needs.
 *
 * @param steps first one first
 */
public record Plan(List<Step> steps) {

    public Plan {
        steps = List.copyOf(steps);
    }

    /**
     * The plan of an agent's jobs.
     *
     * @throws WaooawException {@code EXE-0012} if its skills do not lead from a brief to a publication
     */
    public static Plan of(Manifest manifest) {
        var faults = new ArrayList<Fault>();
        var open = new ArrayList<Step>();
        for (int i = 0; i < manifest.skills().size(); i++) {
            var skill = manifest.skills().get(i);
            var kind = SkillKind.of(skill.skillId());
            if (kind.isEmpty()) {
                faults.add(new Fault("/skills/" + i + "/skill_id", skill.skillId() + " is not installed"));
            } else if (open.stream().anyMatch(s -> s.kind() == kind.get())) {
                faults.add(new Fault("/skills/" + i + "/skill_id", "another skill does the same"));
            } else {
                open.add(new Step(skill.skillId(), kind.get(), skill.parameters()));
            }
        }
        var ordered = order(open, faults);
        if (faults.isEmpty() && ordered.stream().noneMatch(s -> s.kind().gives() == Artifact.PUBLICATION)) {
            faults.add(new Fault("/skills", "no skill publishes"));
        }
        if (!faults.isEmpty()) {
            throw new WaooawException(
                    ExecutionError.MANIFEST_INVALID, "the skills do not lead to a publication: " + faults, faults);
        }
        return new Plan(ordered);
    }

    private static List<Step> order(List<Step> steps, List<Fault> faults) {
        var open = new ArrayList<>(steps);
        var ordered = new ArrayList<Step>();
        var there = EnumSet.of(Artifact.BRIEF);
        while (!open.isEmpty()) {
            var next = open.stream()
                    .filter(s -> there.containsAll(s.kind().needs()))
                    .findFirst();
            if (next.isEmpty()) {
                open.forEach(s -> faults.add(new Fault("/skills", s.skillId() + " needs what no skill gives")));
                return ordered;
            }
            open.remove(next.get());
            ordered.add(next.get());
            there.add(next.get().kind().gives());
        }
        return ordered;
    }

    /** The step that does this; every plan has one of each kind it was made of. */
    public Step step(SkillKind kind) {
        return steps.stream()
                .filter(s -> s.kind() == kind)
                .findFirst()
                .orElseThrow(() -> new WaooawException(
                        ExecutionError.STEP_OUT_OF_ORDER, "the plan has no step " + kind.wireName()));
    }

    /**
     * A skill in a plan.
     *
     * @param parameters what the manifest tells it
     */
    public record Step(String skillId, SkillKind kind, Map<String, String> parameters) {

        public Step {
            parameters = Map.copyOf(parameters);
        }

        /** A whole number of the manifest; empty where it has none of that name. */
        public OptionalInt number(String name) {
            return new Manifest.Skill(skillId, parameters).number(name);
        }

        /** A text of the manifest, or what holds where it has none. */
        public String text(String name, String otherwise) {
            return new Manifest.Skill(skillId, parameters).parameter(name).orElse(otherwise);
        }
    }
}
