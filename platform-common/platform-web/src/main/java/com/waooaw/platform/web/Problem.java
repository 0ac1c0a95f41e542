package com.waooaw.platform.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.waooaw.platform.kernel.ErrorCode;
import com.waooaw.platform.kernel.Fault;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a client is told when something is wrong (RFC 9457).
 *
 * @param type {@code urn:waooaw:error:} and the code
 * @param title the kind of failure in a few words; the same for every problem of one code
 * @param status HTTP status
 * @param detail this failure in one sentence
 * @param code stable, for example {@code AC-0001}
 * @param reason the code in words, for example {@code agent_not_found}
 * @param retriable whether the same request may succeed later
 * @param correlationId finds the request in logs and audit
 * @param faults what is wrong in the request, and where; empty where the failure is not about its content
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String code,
        String reason,
        boolean retriable,
        @Nullable String correlationId,
        List<Fault> faults) {

    public Problem {
        faults = List.copyOf(faults);
    }

    /** A problem of this code, with the code's own status. */
    public static Problem of(ErrorCode code, String detail, List<Fault> faults, @Nullable String correlationId) {
        return of(code, code.type().httpStatus(), detail, faults, correlationId);
    }

    static Problem of(ErrorCode code, int status, String detail, List<Fault> faults, @Nullable String correlationId) {
        var name = code instanceof Enum<?> e ? e.name().toLowerCase(Locale.ROOT) : code.id();
        return new Problem(
                "urn:waooaw:error:" + code.id(),
                name.replace('_', ' '),
                status,
                detail,
                code.id(),
                name,
                code.type().isRetriable(),
                correlationId,
                faults);
    }
}
