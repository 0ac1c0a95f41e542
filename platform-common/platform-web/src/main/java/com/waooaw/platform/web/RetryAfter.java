package com.waooaw.platform.web;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * Tells a client when to come back: whatever is away for a moment is worth another request soon, and not at once.
 *
 * <p><b>Unit</b> seconds, as RFC 9110 has it.
 */
public final class RetryAfter {

    private static final String SECONDS = "2";

    private RetryAfter() {}

    /** Sets the header of an answer with this status, where it is 503. */
    public static void on(HttpServletResponse response, int status) {
        if (status == HttpStatus.SERVICE_UNAVAILABLE.value()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, SECONDS);
        }
    }

    static void on(HttpHeaders headers, int status) {
        if (status == HttpStatus.SERVICE_UNAVAILABLE.value()) {
            headers.set(HttpHeaders.RETRY_AFTER, SECONDS);
        }
    }
}
