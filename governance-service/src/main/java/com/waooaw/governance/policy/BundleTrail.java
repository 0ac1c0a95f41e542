package com.waooaw.governance.policy;

import com.waooaw.platform.audit.AuditEntry;
import com.waooaw.platform.audit.AuditEntry.ActorType;
import com.waooaw.platform.audit.AuditEntry.Result;
import com.waooaw.platform.audit.AuditLog;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.Ids;
import com.waooaw.platform.policy.pdp.BundleCheck.Refused;
import com.waooaw.platform.policy.pdp.BundleInfo;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Remembers which bundles came into force and which were refused; telling it the same again changes nothing. */
@Component
class BundleTrail {

    private static final String SUBJECT = "policy_bundle";

    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final Clock clock;

    BundleTrail(JdbcClient jdbc, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** The newest version that was ever in force; nothing older comes back. */
    @Transactional(readOnly = true)
    public long newest() {
        return jdbc.sql("select coalesce(max(version), 1) from policy_bundle")
                .query(Long.class)
                .single();
    }

    @Transactional
    public void inForce(BundleInfo bundle) {
        int added = jdbc.sql("""
                        insert into policy_bundle (digest, version, key_id, since)
                        values (:digest, :version, :keyId, :since)
                        on conflict (digest) do nothing
                        """)
                .param("digest", bundle.digest())
                .param("version", Long.valueOf(bundle.version()))
                .param("keyId", bundle.keyId())
                .param("since", bundle.since().atOffset(ZoneOffset.UTC))
                .update();
        if (added == 1) {
            audit.append(entry(
                    "policy_bundle_in_force",
                    bundle.digest(),
                    Map.of("version", bundle.version(), "key_id", bundle.keyId()),
                    Result.SUCCEEDED));
        }
    }

    void refused(Refused refused) {
        audit.appendNow(entry(
                "policy_bundle_refused",
                refused.digest(),
                Map.of("fault", refused.fault().code()),
                Result.REFUSED));
    }

    private AuditEntry entry(String action, String digest, Map<String, Object> detail, Result result) {
        // one entry of a kind for a bundle, however often and by however many processes it is seen
        var id = Ids.of(action, digest, detail.getOrDefault("fault", ""));
        return AuditEntry.internal(
                id,
                "governance",
                ActorType.SYSTEM,
                action,
                SUBJECT,
                digest,
                detail,
                result,
                Cause.root(Ids.next(clock)));
    }
}
