package com.waooaw.governance.audit;

import com.waooaw.governance.audit.AuditReader.Entry;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Entries for a spreadsheet: RFC 4180, every cell quoted, and none of them a formula. */
final class AuditCsv {

    /** Rows of one export. */
    static final int MOST_ROWS = 10_000;

    private static final String HEADER = row(
            "entry_id",
            "timestamp",
            "service",
            "actor_id",
            "actor_type",
            "action_type",
            "subject_type",
            "subject_id",
            "customer_id",
            "engagement_id",
            "agent_id",
            "action_detail",
            "result",
            "correlation_id",
            "causation_id",
            "data_classification");

    private AuditCsv() {}

    static String of(List<Entry> entries) {
        var csv = new StringBuilder(HEADER);
        for (var entry : entries) {
            csv.append(row(
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
                    entry.actionDetail(),
                    entry.result(),
                    entry.correlationId(),
                    entry.causationId(),
                    entry.dataClassification()));
        }
        return csv.toString();
    }

    private static String row(@Nullable Object... cells) {
        return Arrays.stream(cells).map(AuditCsv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(@Nullable Object value) {
        var text = value == null ? "" : value.toString();
        // a spreadsheet would compute what begins like this
        var harmless = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return '"' + harmless.replace("\"", "\"\"") + '"';
    }
}
