package com.waooaw.contracts.governance;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.waooaw.contracts.AggregateRef;
import com.waooaw.contracts.IntegrationEvent;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A service level objective is breached, or met again. Topic {@code slo_breach}, to Industry Knowledge and observers. The
 * topic carries no order: of two events of one service the one with the greater {@code n} is the newer.
 *
 * @param slo the objective
 * @param service whose it is, for example {@code governance}
 * @param severity how loud to be about it
 * @param state {@code breached} or {@code met}
 * @param since UTC, business clock, when that was noticed
 * @param measured what was found, in the objective's own unit; absent where it is met
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SloBreached(
        Slo slo,
        String service,
        Severity severity,
        State state,
        Instant since,
        @Nullable Long measured) implements IntegrationEvent {

    @Override
    public AggregateRef aggregate() {
        return new AggregateRef("slo", service);
    }

    /** What is promised. The lower-case names are stored and published: never rename one. */
    public enum Slo {
        /** Nothing in the audit log contradicts what was signed; measured are the findings. */
        @JsonProperty("audit_log_intact")
        AUDIT_LOG_INTACT,
        /**
         * Every entry a service with a database of its own numbered is in the log within a minute of a later one;
         * measured is the lowest number that is not.
         */
        @JsonProperty("audit_entries_complete")
        AUDIT_ENTRIES_COMPLETE,
        /** An objective a newer publisher knows and this reader does not. */
        @JsonEnumDefaultValue
        @JsonProperty("unknown")
        UNKNOWN;

        /** The name that is stored and published. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How loud to be. */
    public enum Severity {
        /** Wakes people. */
        @JsonProperty("critical")
        CRITICAL,
        /** For the next working day. */
        @JsonProperty("high")
        HIGH,
        /** A severity this reader does not know. */
        @JsonEnumDefaultValue
        @JsonProperty("unknown")
        UNKNOWN
    }

    /** How an objective stands. */
    public enum State {
        /** Not kept. */
        @JsonProperty("breached")
        BREACHED,
        /** Kept again. */
        @JsonProperty("met")
        MET,
        /** A state this reader does not know. */
        @JsonEnumDefaultValue
        @JsonProperty("unknown")
        UNKNOWN
    }
}
