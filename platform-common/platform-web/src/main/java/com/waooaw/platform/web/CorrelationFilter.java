package com.waooaw.platform.web;

import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.Ids;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/** Gives each request its place in a chain of causes, and its log lines the same correlation id. */
class CorrelationFilter extends OncePerRequestFilter {

    static final String HEADER = "X-Correlation-Id";
    static final String CAUSE = Cause.class.getName();

    private final Clock clock;

    CorrelationFilter(Clock clock) {
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var requestId = Ids.next(clock);
        var given = parsed(request.getHeader(HEADER));
        var cause = given == null ? Cause.root(requestId) : new Cause(given, requestId);
        request.setAttribute(CAUSE, cause);
        response.setHeader(HEADER, cause.correlationId().toString());
        try (var _ = MDC.putCloseable("correlation_id", cause.correlationId().toString())) {
            chain.doFilter(request, response);
        }
    }

    /** What a client sends is only taken when it is a UUID: anything else would end up in logs as it is. */
    private static @Nullable UUID parsed(@Nullable String header) {
        if (header == null || header.length() != 36) {
            return null;
        }
        try {
            return UUID.fromString(header);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    static @Nullable String correlationId(HttpServletRequest request) {
        return request.getAttribute(CAUSE) instanceof Cause cause
                ? cause.correlationId().toString()
                : null;
    }
}
