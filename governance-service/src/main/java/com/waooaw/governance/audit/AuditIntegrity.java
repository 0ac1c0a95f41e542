package com.waooaw.governance.audit;

import com.waooaw.governance.GovernanceError;
import com.waooaw.platform.kernel.WaooawException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether the log can be trusted to hold what is decided now. */
@Component
public class AuditIntegrity {

    private final JdbcClient jdbc;

    AuditIntegrity(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether the log was not found broken. */
    public boolean isIntact() {
        return !jdbc.sql("select audit_log.is_broken()").query(Boolean.class).single();
    }

    /**
     * Lets whoever decides or permits something go on only where the log was not found broken.
     *
     * @throws WaooawException {@link GovernanceError#AUDIT_LOG_BROKEN}
     */
    public void requireIntact() {
        if (!isIntact()) {
            throw new WaooawException(
                    GovernanceError.AUDIT_LOG_BROKEN,
                    "the audit log was found broken; nothing is decided until it has been found intact");
        }
    }
}
