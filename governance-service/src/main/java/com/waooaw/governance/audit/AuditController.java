package com.waooaw.governance.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.waooaw.governance.GovernanceError;
import com.waooaw.governance.audit.AuditReader.Entry;
import com.waooaw.governance.audit.AuditReader.Wanted;
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

    private static final int PAGE = 200;

    private final AuditReader reader;

    AuditController(AuditReader reader) {
        this.reader = reader;
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

    @Operation(summary = "Entries of the audit log by correlation or subject, oldest first; 200 at a time")
    @GetMapping("/v1/audit/events")
    @Refuses(ErrorType.INVALID)
    @Allowed(
            value = {Role.PLATFORM_GOVERNOR, Role.ENGAGEMENT_GOVERNOR},
            operators = true)
    Page<AuditEvent> events(
            Caller caller,
            @RequestParam(name = "correlation_id", required = false) @Nullable UUID correlationId,
            @RequestParam(name = "subject_id", required = false) @Nullable String subjectId,
            @RequestParam(name = "cursor", defaultValue = "0") long cursor) {
        if (correlationId == null && subjectId == null) {
            throw new WaooawException(
                    GovernanceError.AUDIT_QUERY_INVALID, "name a correlation_id or a subject_id, or both");
        }
        if (subjectId != null && subjectId.indexOf('\0') >= 0) {
            throw new WaooawException(GovernanceError.AUDIT_QUERY_INVALID, "no subject_id has a zero byte in it");
        }
        // people of a customer see what concerns that customer, whatever they ask for
        var entries = reader.entries(
                new Wanted(correlationId, subjectId, caller.tenant().orElse(null), cursor, PAGE));
        var next =
                entries.size() < PAGE ? null : String.valueOf(entries.getLast().id());
        return new Page<>(entries.stream().map(AuditEvent::of).toList(), next);
    }
}
