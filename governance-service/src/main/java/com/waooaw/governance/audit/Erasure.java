package com.waooaw.governance.audit;

import com.waooaw.platform.audit.AuditEntry;
import com.waooaw.platform.audit.AuditEntry.ActorType;
import com.waooaw.platform.audit.AuditEntry.Result;
import com.waooaw.platform.audit.AuditLog;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.Ids;
import java.time.Clock;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Erases a person from the log: destroys the key of what was written of them. Every proof stays as it was. */
class Erasure {

    private final AuditLog audit;
    private final JdbcClient system;
    private final Clock clock;

    Erasure(AuditLog audit, JdbcClient system, Clock clock) {
        this.audit = audit;
        this.system = system;
        this.clock = clock;
    }

    /** How many keys there were: one, or none where nothing was written since the last time. */
    int erase(String subject, String by, Cause cause) {
        write(subject, by, Result.INTENDED, Map.of(), cause);
        int keys = system.sql("select audit_log.erase_subject(:subject)")
                .param("subject", subject)
                .query(Integer.class)
                .single();
        write(subject, by, Result.SUCCEEDED, Map.of("keys", keys), cause);
        return keys;
    }

    private void write(String subject, String by, Result result, Map<String, Object> detail, Cause cause) {
        audit.appendNow(AuditEntry.internal(
                Ids.next(clock),
                by,
                ActorType.GOVERNOR,
                "personal_data_erasure",
                "person",
                subject,
                detail,
                result,
                cause));
    }
}
