package com.waooaw.agentcreation.genesis;

import com.waooaw.agentcreation.blueprint.AgentBlueprint;
import com.waooaw.agentcreation.blueprint.ExpertiseLevel;
import com.waooaw.agentcreation.rules.Explained;
import com.waooaw.agentcreation.rules.Facts;
import com.waooaw.agentcreation.rules.Finding;
import com.waooaw.agentcreation.rules.Rule;
import com.waooaw.agentcreation.rules.Severity;
import java.util.ArrayList;
import java.util.List;

/** Everything the agent must know of its industry is there. */
@Explained(
        protects = "That a specialist does not work from knowledge that is not there.",
        looksAt = "required_industry_embeddings, required_terminology and required_regulations, against what "
                + "Industry Knowledge has of the industry.",
        mend = "Name what is there, have the corpus built, or declare the agent generic.",
        onlyRunning = "which vector sets, glossaries and regulations the industry has")
final class IndustryKnowledge implements Rule {

    @Override
    public String code() {
        return "G-12";
    }

    @Override
    public Severity severity() {
        return Severity.HIGH;
    }

    @Override
    public List<Finding> check(AgentBlueprint blueprint, Facts facts) {
        var industry = facts.industries().get(blueprint.industryId());
        if (industry == null) {
            return missing("embeddings", blueprint.requiredIndustryEmbeddings(), List.of(), blueprint);
        }
        var findings = new ArrayList<Finding>();
        findings.addAll(
                missing("embeddings", blueprint.requiredIndustryEmbeddings(), industry.embeddings(), blueprint));
        findings.addAll(missing("terminology", blueprint.requiredTerminology(), industry.terminology(), blueprint));
        findings.addAll(missing("regulations", blueprint.requiredRegulations(), industry.regulations(), blueprint));
        if (blueprint.expertiseLevel() != ExpertiseLevel.GENERIC
                && blueprint.requiredIndustryEmbeddings().isEmpty()) {
            findings.add(finding(
                    "/required_industry_embeddings",
                    "a specialised agent needs the corpus of its industry",
                    "name one of " + String.join(", ", industry.embeddings())));
        }
        return findings;
    }

    private List<Finding> missing(String kind, List<String> required, List<String> present, AgentBlueprint blueprint) {
        var field = "embeddings".equals(kind) ? "/required_industry_embeddings" : "/required_" + kind;
        return required.stream()
                .filter(name -> !present.contains(name))
                .map(name -> finding(
                        field,
                        "the " + kind + " '" + name + "' of '" + blueprint.industryId() + "' do not exist",
                        "have the corpus built, choose what is there, or certify the agent as generic"))
                .toList();
    }
}
