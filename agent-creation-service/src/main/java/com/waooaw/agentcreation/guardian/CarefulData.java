package com.waooaw.agentcreation.guardian;

import com.waooaw.agentcreation.blueprint.Access;
import com.waooaw.agentcreation.blueprint.AgentBlueprint;
import com.waooaw.agentcreation.blueprint.AgentBlueprint.DataAccess;
import com.waooaw.agentcreation.blueprint.ApprovalClass;
import com.waooaw.agentcreation.blueprint.Classification;
import com.waooaw.agentcreation.rules.Explained;
import com.waooaw.agentcreation.rules.Facts;
import com.waooaw.agentcreation.rules.Finding;
import com.waooaw.agentcreation.rules.Rule;
import com.waooaw.agentcreation.rules.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Data has a purpose, the least access, an end, and goes to nobody without an approval. */
@Explained(
        protects = "That data about people is used for a reason, no longer than needed, and goes to nobody unasked.",
        looksAt = "data_access: purpose, access, retention_days, sharing, and for personal data encryption, masking "
                + "and approval.",
        mend = "Give each item a purpose and a retention within policy, read where reading is enough, and an "
                + "approval class where it is shared.")
final class CarefulData implements Rule {

    @Override
    public String code() {
        return "V-04";
    }

    @Override
    public Severity severity() {
        return Severity.CRITICAL;
    }

    @Override
    public List<Finding> check(AgentBlueprint blueprint, Facts facts) {
        var findings = new ArrayList<Finding>();
        for (int i = 0; i < blueprint.dataAccess().size(); i++) {
            findings.addAll(check(blueprint.dataAccess().get(i), "/data_access/" + i, facts));
        }
        return findings;
    }

    private List<Finding> check(DataAccess data, String pointer, Facts facts) {
        var findings = new ArrayList<Finding>();
        var name = "'" + data.source() + "'";
        if (data.purpose() == null) {
            findings.add(finding(pointer + "/purpose", name + " is touched for no purpose", "say why"));
        }
        if (data.access() == Access.WRITE && data.approvalClass() == null) {
            findings.add(finding(
                    pointer + "/access",
                    name + " is written and no approval class covers that",
                    "read only, or name the approval class"));
        }
        var classification = data.classification().name().toLowerCase(Locale.ROOT);
        var most = facts.dataPolicy().maxRetentionDays().getOrDefault(classification, 0);
        if (data.retentionDays() == null) {
            findings.add(finding(
                    pointer + "/retention_days",
                    "it is not said how long " + name + " is kept",
                    "at most " + most + " days"));
        } else if (data.retentionDays() > most) {
            findings.add(finding(
                    pointer + "/retention_days",
                    name + " is " + classification + " and kept longer than policy allows",
                    "at most " + most + " days"));
        }
        for (int j = 0; j < data.sharedWith().size(); j++) {
            if (data.sharedWith().get(j).approvalClass() == null) {
                findings.add(finding(
                        pointer + "/shared_with/" + j,
                        name + " is passed on without an approval",
                        "name the approval class"));
            }
        }
        if (data.classification() == Classification.RESTRICTED_PII
                && !(data.encrypted() && data.masked() && data.approvalClass() == ApprovalClass.EXECUTION)) {
            findings.add(finding(
                    pointer,
                    name + " is about identifiable people",
                    "encrypt it, mask it, and put an execution approval before it"));
        }
        return findings;
    }
}
