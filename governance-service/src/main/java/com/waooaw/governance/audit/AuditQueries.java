package com.waooaw.governance.audit;

import com.waooaw.governance.GovernanceError;
import com.waooaw.governance.audit.AuditReader.Wanted;
import com.waooaw.platform.kernel.WaooawException;
import com.waooaw.platform.web.Caller;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How much of the log who may ask for at once. */
@Component
class AuditQueries {

    private static final Duration OF_A_CUSTOMER = Duration.ofDays(90);
    private static final Duration OF_THE_PLATFORM = Duration.ofDays(366);
    /** Clocks of several services; what was written just now is in what is asked for just now. */
    private static final Duration SKEW = Duration.ofMinutes(1);

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private final Clock clock;

    AuditQueries(Clock clock) {
        this.clock = clock;
    }

    /**
     * What to look for.
     *
     * @throws WaooawException {@link GovernanceError#AUDIT_QUERY_INVALID}
     */
    Wanted wanted(
            Caller caller,
            @Nullable UUID correlationId,
            @Nullable String subjectId,
            @Nullable Instant from,
            @Nullable Instant to,
            long cursor,
            int limit) {
        if (subjectId != null && subjectId.indexOf('\0') >= 0) {
            throw invalid("no subject_id has a zero byte in it");
        }
        requireSensible(from);
        requireSensible(to);
        var customer = caller.tenant().orElse(null);
        boolean named = correlationId != null || subjectId != null;
        if (customer == null && named) {
            return new Wanted(correlationId, subjectId, null, from, to, cursor, limit);
        }
        if (customer == null && from == null && to == null) {
            throw invalid("name a correlation_id, a subject_id or a time");
        }
        // people of a customer see what concerns that customer, whatever they ask for
        var longest = customer == null ? OF_THE_PLATFORM : OF_A_CUSTOMER;
        var end = to == null ? (from == null ? now() : earlier(from.plus(longest), now())) : to;
        var begin = from == null ? end.minus(longest) : from;
        if (begin.plus(longest).isBefore(end)) {
            throw invalid("ask for at most " + longest.toDays() + " days at once");
        }
        return new Wanted(correlationId, subjectId, customer, begin, end, cursor, limit);
    }

    private Instant now() {
        return clock.instant().plus(SKEW);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static void requireSensible(@Nullable Instant at) {
        if (at != null && (at.isBefore(EARLIEST.plus(OF_THE_PLATFORM)) || at.isAfter(LATEST.minus(OF_THE_PLATFORM)))) {
            throw invalid("from and to are times of this age");
        }
    }

    private static WaooawException invalid(String why) {
        return new WaooawException(GovernanceError.AUDIT_QUERY_INVALID, why);
    }
}
