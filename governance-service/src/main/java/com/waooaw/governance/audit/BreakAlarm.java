package com.waooaw.governance.audit;

import com.waooaw.contracts.governance.SloBreached.Slo;
import com.waooaw.governance.audit.BreakEscalation.Break;
import com.waooaw.governance.notification.Announcement;
import com.waooaw.governance.notification.NoticeKind;
import com.waooaw.governance.notification.NoticePage;
import com.waooaw.platform.audit.AuditEntry;
import com.waooaw.platform.audit.AuditEntry.ActorType;
import com.waooaw.platform.audit.AuditEntry.Result;
import com.waooaw.platform.audit.AuditLog;
import com.waooaw.platform.audit.seal.Finding;
import com.waooaw.platform.database.Columns;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.Ids;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * Remembers what a verification found; a break freezes approvals from here on, is told whatever the hour, and is escalated to
 * the Platform Governor.
 */
class BreakAlarm {

    private static final Logger LOG = LoggerFactory.getLogger(BreakAlarm.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final AuditLog audit;
    private final JdbcClient system;
    private final Objectives objectives;
    private final Consumer<Announcement> governor;
    private final BreakEscalation escalation;
    private final Clock clock;
    private final AtomicInteger broken = new AtomicInteger();

    /**
     * An alarm.
     *
     * @param governor has the Platform Governor told
     * @param escalation has them decide what follows
     */
    BreakAlarm(
            AuditLog audit,
            JdbcClient system,
            Objectives objectives,
            Consumer<Announcement> governor,
            BreakEscalation escalation,
            MeterRegistry metrics,
            Clock clock) {
        this.audit = audit;
        this.system = system;
        this.objectives = objectives;
        this.governor = governor;
        this.escalation = escalation;
        this.clock = clock;
        Gauge.builder("waooaw.audit.broken", broken, AtomicInteger::get)
                .description("1 while the last look at the audit log found a break")
                .register(metrics);
    }

    /**
     * Keeps the result of a look at the log. {@code kind} is full, segment or start. A break is logged before anything
     * that can fail; where this throws, it is to be called again.
     */
    void looked(String kind, long from, long size, List<Finding> findings) {
        broken.set(findings.isEmpty() ? 0 : 1);
        if (!findings.isEmpty()) {
            LOG.error(
                    "THE AUDIT LOG IS BROKEN ({} findings, {}): {}. Approvals are frozen until the whole log is found"
                            + " intact",
                    findings.size(),
                    kind,
                    findings.getFirst().message());
        }
        system.sql("select audit_log.put_verification(:kind, :from, :size, :intact, :findings::jsonb)")
                .param("kind", kind)
                .param("from", from)
                .param("size", size)
                .param("intact", findings.isEmpty())
                .param(
                        "findings",
                        JSON.writeValueAsString(
                                findings.stream().map(BreakAlarm::json).toList()))
                .query((_, _) -> true)
                .list();
        if (!findings.isEmpty()) {
            audit.appendNow(entry(kind, size, findings));
            var found = found(findings, size);
            // told first: that needs less to go well
            governor.accept(emergency(findings.getFirst(), found));
            escalation.escalate(found);
        }
        objectives.report(
                Slo.AUDIT_LOG_INTACT, "governance", findings.isEmpty() ? null : (Long) (long) findings.size());
    }

    private AuditEntry entry(String kind, long size, List<Finding> findings) {
        var first = findings.getFirst();
        return AuditEntry.internal(
                Ids.next(clock),
                "governance",
                ActorType.SYSTEM,
                "audit_break",
                "audit_log",
                kind,
                Map.of("findings", findings.size(), "first", name(first), "leaf", first.index(), "size", size),
                Result.FAILED,
                Cause.root(Ids.next(clock)));
    }

    /** A break lasts from the first look that found it until one at the whole log has found nothing. */
    private Break found(List<Finding> findings, long size) {
        var first = findings.getFirst();
        return system.sql("""
                        with whole as (select coalesce(max(id), 0) as id from audit_log.audit_verification
                                       where intact and kind = 'full')
                        select v.id, v.verified_at from audit_log.audit_verification v, whole
                        where not v.intact
                        -- where another process has found it intact since, this look is a break of its own
                        order by v.id > whole.id desc, case when v.id > whole.id then v.id else -v.id end
                        limit 1
                        """)
                .query((row, _) -> new Break(
                        row.getLong("id"),
                        Columns.instant(row, "verified_at"),
                        name(first),
                        first.index(),
                        findings.size(),
                        size))
                .single();
    }

    /** Once a day for one finding of a break, however often it is found. */
    private Announcement emergency(Finding first, Break of) {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return new Announcement(
                Ids.of("audit-break", of.since(), name(first), first.index(), today),
                NoticeKind.EMERGENCY,
                null,
                NoticePage.escalation(of.escalationId()),
                "The audit log is broken",
                "Approvals are frozen until the whole log is found intact. First finding: " + name(first) + " at leaf "
                        + first.index() + ".");
    }

    static Map<String, Object> json(Finding finding) {
        return Map.of("kind", name(finding), "leaf", finding.index(), "message", finding.message());
    }

    private static String name(Finding finding) {
        return finding.kind().name().toLowerCase(Locale.ROOT);
    }
}
