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

    /**
     * Lets whoever decides or permits something go on only where the log was not found broken.
     *
     * @throws WaooawException {@link GovernanceError#AUDIT_LOG_BROKEN}
     */
    public void requireIntact() {
        if (jdbc.sql("select audit_log.is_broken()").query(Boolean.class).single()) {
            throw new WaooawException(
                    GovernanceError.AUDIT_LOG_BROKEN,
                    "the audit log was found broken; nothing is decided until it has been found intact");
        }
    }
}
