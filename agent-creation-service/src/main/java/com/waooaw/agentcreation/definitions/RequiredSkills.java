package com.waooaw.agentcreation.definitions;

import com.waooaw.agentcreation.catalogue.JobRole;
import com.waooaw.agentcreation.rules.Finding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** A job role bundles skills that are certified, of its industry or of every one. */
final class RequiredSkills implements Check<JobRole> {

    @Override
    public String code() {
        return "J-02";
    }

    @Override
    public List<Finding> check(JobRole role, Known known) {
        if (role.requiredSkills().isEmpty()) {
            return List.of(finding("/required_skills", "it can do nothing", "name the skills it needs"));
        }
        var findings = new ArrayList<Finding>();
        var names = new HashSet<String>();
        for (int i = 0; i < role.requiredSkills().size(); i++) {
            var id = role.requiredSkills().get(i);
            var pointer = "/required_skills/" + i;
            var skill = known.skills().get(id);
            if (!names.add(id)) {
                findings.add(finding(pointer, "'" + id + "' is there twice", "name it once"));
            } else if (skill == null || !skill.usable()) {
                findings.add(finding(pointer, "the skill '" + id + "' is not certified", "choose certified skills"));
            } else if (!Known.serves(skill.industry(), role.industry())) {
                findings.add(finding(
                        pointer,
                        "the skill '" + id + "' is certified for " + skill.industry(),
                        "choose skills of " + role.industry()));
            }
        }
        return findings;
    }
}
