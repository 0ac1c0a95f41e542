package com.waooaw.agentcreation.blueprint;

import static com.waooaw.agentcreation.blueprint.AgentBlueprint.orEmpty;

import java.util.List;

/**
 * What the customer consents to and can do at any time.
 *
 * @param consentScope names of the data and tools the customer consents to
 */
public record CustomerTrust(
        List<String> consentScope, boolean canSuspend, boolean canSeeAudit, boolean canRequestDeletion) {

    public CustomerTrust {
        consentScope = orEmpty(consentScope);
    }
}
