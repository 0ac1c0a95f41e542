package com.waooaw.agentcreation.mewow;

import java.util.List;

/** What every agent logs. */
public final class AuditEvents {

    /** Names as in the document. Source: domain.md 2.3, section 10. */
    public static final List<String> REQUIRED =
            List.of("action", "approval_request", "escalation", "data_access", "external_communication");

    private AuditEvents() {}
}
