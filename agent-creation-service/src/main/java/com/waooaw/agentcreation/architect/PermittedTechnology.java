package com.waooaw.agentcreation.architect;

import com.waooaw.agentcreation.blueprint.AgentBlueprint;
import com.waooaw.agentcreation.blueprint.InterfaceKind;
import com.waooaw.agentcreation.blueprint.Technology;
import com.waooaw.agentcreation.rules.Explained;
import com.waooaw.agentcreation.rules.Facts;
import com.waooaw.agentcreation.rules.Finding;
import com.waooaw.agentcreation.rules.Rule;
import com.waooaw.agentcreation.rules.Severity;
import java.util.ArrayList;
import java.util.List;

/** Built in the ways the platform runs: events name their cause, caches forget, models are small and can be missed. */
@Explained(
        protects = "That an agent is built in ways the platform can run, repair and do without.",
        looksAt = "technology, and carries_causation of each event among the interfaces.",
        mend = "Leave prohibited patterns out, prove those that need it, say when a cache forgets, and what "
                + "happens without a model.")
final class PermittedTechnology implements Rule {

    @Override
    public String code() {
        return "A-08";
    }

    @Override
    public Severity severity() {
        return Severity.HIGH;
    }

    @Override
    public List<Finding> check(AgentBlueprint blueprint, Facts facts) {
        var findings = new ArrayList<Finding>();
        var interfaces = blueprint.meWow().interfaces();
        for (int i = 0; i < interfaces.size(); i++) {
            var one = interfaces.get(i);
            if (one.kind() == InterfaceKind.EVENT && !one.carriesCausation()) {
                findings.add(finding(
                        "/me_wow/interfaces/" + i + "/carries_causation",
                        "'" + one.name() + "' is an event and does not say what it follows from",
                        "carry a causation_id, and say so"));
            }
        }
        var technology = blueprint.technology();
        if (technology != null) {
            findings.addAll(patterns(technology, facts));
            findings.addAll(caches(technology));
            findings.addAll(models(technology, facts));
        }
        return findings;
    }

    private List<Finding> patterns(Technology technology, Facts facts) {
        var findings = new ArrayList<Finding>();
        for (int i = 0; i < technology.patterns().size(); i++) {
            var pattern = technology.patterns().get(i);
            var pointer = "/technology/patterns/" + i;
            var name = pattern.name().replace('-', '_');
            if (facts.architecturePolicy().prohibitedPatterns().contains(name)) {
                findings.add(finding(
                        pointer + "/name",
                        "'" + pattern.name() + "' is not used on this platform",
                        "build it with local transactions, commands and events of the services there are"));
            }
            if (facts.architecturePolicy().patternsWithProof().contains(name) && pattern.proof() == null) {
                findings.add(finding(
                        pointer + "/proof",
                        "'" + pattern.name() + "' needs a proof that nothing simpler does",
                        "give the measurement, or leave it out"));
            }
        }
        return findings;
    }

    private List<Finding> caches(Technology technology) {
        var findings = new ArrayList<Finding>();
        for (int i = 0; i < technology.caches().size(); i++) {
            var cache = technology.caches().get(i);
            if (cache.invalidation() == null) {
                findings.add(finding(
                        "/technology/caches/" + i + "/invalidation",
                        "the cache '" + cache.name() + "' never forgets",
                        "say what makes it forget"));
            }
        }
        return findings;
    }

    private List<Finding> models(Technology technology, Facts facts) {
        var findings = new ArrayList<Finding>();
        int most = facts.architecturePolicy().maxModelMb();
        for (int i = 0; i < technology.models().size(); i++) {
            var model = technology.models().get(i);
            var pointer = "/technology/models/" + i;
            if (model.sizeMb() > most) {
                findings.add(finding(
                        pointer + "/size_mb",
                        "the model '" + model.name() + "' is larger than " + most + " MB",
                        "choose a smaller one"));
            }
            if (model.fallback() == null) {
                findings.add(finding(
                        pointer + "/fallback",
                        "nothing is said about working without the model '" + model.name() + "'",
                        "describe a fallback"));
            }
        }
        return findings;
    }
}
