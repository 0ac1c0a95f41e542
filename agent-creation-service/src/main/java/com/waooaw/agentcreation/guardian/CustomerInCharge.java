package com.waooaw.agentcreation.guardian;

import com.waooaw.agentcreation.blueprint.AgentBlueprint;
import com.waooaw.agentcreation.blueprint.AgentBlueprint.DataAccess;
import com.waooaw.agentcreation.blueprint.AgentBlueprint.PlacedOperation;
import com.waooaw.agentcreation.blueprint.AgentBlueprint.Tool;
import com.waooaw.agentcreation.blueprint.Classification;
import com.waooaw.agentcreation.blueprint.CustomerTrust;
import com.waooaw.agentcreation.rules.Explained;
import com.waooaw.agentcreation.rules.Facts;
import com.waooaw.agentcreation.rules.Finding;
import com.waooaw.agentcreation.rules.OtherCustomers;
import com.waooaw.agentcreation.rules.Rule;
import com.waooaw.agentcreation.rules.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The customer consented to exactly what is used, can stop it, see what it did and have it deleted, and shares nothing. */
@Explained(
        protects = "That the customer stays in charge: consents, stops it, sees what it did, has data deleted.",
        looksAt = "customer_trust, against the data sources and outside tools; data_access[].shared_with.",
        mend = "List exactly what is used in consent_scope, set the three rights to true, and share nothing with "
                + "other customers.")
final class CustomerInCharge implements Rule {

    @Override
    public String code() {
        return "V-09";
    }

    @Override
    public Severity severity() {
        return Severity.HIGH;
    }

    @Override
    public List<Finding> check(AgentBlueprint blueprint, Facts facts) {
        var findings = new ArrayList<Finding>();
        var trust = blueprint.customerTrust();
        if (trust == null) {
            findings.add(finding(
                    "/customer_trust",
                    "it is not said what the customer consents to and can do",
                    "list consent_scope, and say that they can suspend, see the audit and request deletion"));
        } else {
            findings.addAll(consent(blueprint, trust));
            findings.addAll(rights(trust));
        }
        for (int i = 0; i < blueprint.dataAccess().size(); i++) {
            if (blueprint.dataAccess().get(i).sharedWith().stream()
                    .anyMatch(share -> OtherCustomers.in(share.recipient()))) {
                findings.add(finding(
                        "/data_access/" + i + "/shared_with",
                        "what is one customer's would be shown to another",
                        "share nothing between customers"));
            }
        }
        return findings;
    }

    private List<Finding> consent(AgentBlueprint blueprint, CustomerTrust trust) {
        var findings = new ArrayList<Finding>();
        var needed = Stream.concat(
                        blueprint.dataAccess().stream()
                                .filter(data -> data.classification() != Classification.PUBLIC)
                                .map(DataAccess::source),
                        blueprint.operations().stream()
                                .filter(placed -> placed.operation().external())
                                .map(PlacedOperation::tool)
                                .map(Tool::toolId))
                .distinct()
                .toList();
        needed.stream()
                .filter(name -> !trust.consentScope().contains(name))
                .map(name -> finding(
                        "/customer_trust/consent_scope",
                        "'" + name + "' is used without the customer's consent",
                        "add it to what the customer consents to"))
                .forEach(findings::add);
        for (int i = 0; i < trust.consentScope().size(); i++) {
            var name = trust.consentScope().get(i);
            if (blueprint.reaches().stream().noneMatch(reached -> reached.name().equals(name))) {
                findings.add(finding(
                        "/customer_trust/consent_scope/" + i,
                        "consent is asked for '" + name + "', which is not used",
                        "ask for what is used"));
            }
        }
        return findings;
    }

    private List<Finding> rights(CustomerTrust trust) {
        var findings = new ArrayList<Finding>();
        if (!trust.canSuspend()) {
            findings.add(finding("/customer_trust/can_suspend", "the customer could not stop it", "set it to true"));
        }
        if (!trust.canSeeAudit()) {
            findings.add(finding(
                    "/customer_trust/can_see_audit", "the customer could not see what it did", "set it to true"));
        }
        if (!trust.canRequestDeletion()) {
            findings.add(finding(
                    "/customer_trust/can_request_deletion",
                    "the customer could not have their data deleted",
                    "set it to true"));
        }
        return findings;
    }
}
