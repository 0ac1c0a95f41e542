package com.waooaw.governance.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.waooaw.governance.GovernanceError;
import com.waooaw.governance.audit.AuditReader.Entry;
import com.waooaw.platform.kernel.ErrorType;
import com.waooaw.platform.kernel.WaooawException;
import com.waooaw.platform.web.Allowed;
import com.waooaw.platform.web.Caller;
import com.waooaw.platform.web.Page;
import com.waooaw.platform.web.Refuses;
import com.waooaw.platform.web.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Answers who did what, and why. */
@RestController
@Tag(name = "audit")
class AuditController {

    private static final int LONGEST_PAGE = 1000;

    private final AuditReader reader;
    private final AuditQueries queries;

    AuditController(AuditReader reader, AuditQueries queries) {
        this.reader = reader;
        this.queries = queries;
    }

    /** One entry. {@code result} is intended, succeeded, failed, refused or unknown. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AuditEvent(
            UUID entryId,
            Instant timestamp,
            String service,
            String actorId,
            String actorType,
            String actionType,
            String subjectType,
            String subjectId,
            @Nullable UUID customerId,
            @Nullable UUID engagementId,
            @Nullable UUID agentId,
            Map<String, Object> actionDetail,
            String result,
            UUID correlationId,
            UUID causationId,
            String dataClassification) {

        static AuditEvent of(Entry entry) {
            return new AuditEvent(
                    entry.entryId(),
                    entry.timestamp().toInstant(),
                    entry.service(),
                    entry.actorId(),
                    entry.actorType(),
                    entry.actionType(),
                    entry.subjectType(),
                    entry.subjectId(),
                    entry.customerId(),
                    entry.engagementId(),
                    entry.agentId(),
                    detail(entry.actionDetail()),
                    entry.result(),
                    entry.correlationId(),
                    entry.causationId(),
                    entry.dataClassification());
        }

        private static Map<String, Object> detail(JsonNode node) {
            var detail = new HashMap<String, Object>();
            node.properties().forEach(field -> detail.put(field.getKey(), field.getValue()));
            return detail;
        }
    }

    @Operation(
            summary =
                    "Entries of the audit log by correlation, subject or time, oldest first. A customer sees what concerns"
                            + " that customer, up to 90 days in one query; people of the platform name a correlation or a subject,"
                            + " or up to 366 days")
    @GetMapping("/v1/audit/events")
    @Refuses(ErrorType.INVALID)
    @Allowed(
            value = {Role.PLATFORM_GOVERNOR, Role.ENGAGEMENT_GOVERNOR, Role.CUSTOMER_USER},
            operators = true)
    Page<AuditEvent> events(
            Caller caller,
            @RequestParam(name = "correlation_id", required = false) @Nullable UUID correlationId,
            @RequestParam(name = "subject_id", required = false) @Nullable String subjectId,
            @RequestParam(name = "from", required = false) @Nullable Instant from,
            @RequestParam(name = "to", required = false) @Nullable Instant to,
            @RequestParam(name = "limit", defaultValue = "200") int limit,
            @RequestParam(name = "cursor", defaultValue = "0") long cursor) {
        if (limit < 1 || limit > LONGEST_PAGE) {
            throw new WaooawException(GovernanceError.AUDIT_QUERY_INVALID, "limit is 1 to " + LONGEST_PAGE);
        }
        var wanted = queries.wanted(caller, correlationId, subjectId, from, to, cursor, limit);
        var entries = reader.entries(wanted);
        var next =
                entries.size() < limit ? null : String.valueOf(entries.getLast().id());
        return new Page<>(entries.stream().map(AuditEvent::of).toList(), next);
    }

    @Operation(summary = "The same entries as CSV, at most 10 000")
    @GetMapping(path = "/v1/audit/export", produces = "text/csv")
    @Refuses(ErrorType.INVALID)
    @Allowed(
            value = {Role.PLATFORM_GOVERNOR, Role.ENGAGEMENT_GOVERNOR, Role.CUSTOMER_USER},
            operators = true)
    String export(
            Caller caller,
            @RequestParam(name = "correlation_id", required = false) @Nullable UUID correlationId,
            @RequestParam(name = "subject_id", required = false) @Nullable String subjectId,
            @RequestParam(name = "from", required = false) @Nullable Instant from,
            @RequestParam(name = "to", required = false) @Nullable Instant to) {
        var entries =
                reader.entries(queries.wanted(caller, correlationId, subjectId, from, to, 0, AuditCsv.MOST_ROWS + 1));
        if (entries.size() > AuditCsv.MOST_ROWS) {
            throw new WaooawException(
                    GovernanceError.AUDIT_QUERY_INVALID,
                    "more than " + AuditCsv.MOST_ROWS + " entries; ask for a shorter time");
        }
        return AuditCsv.of(entries);
    }
}
