package com.waooaw.platform.kernel;

/** Who has to act on a failure; decides HTTP status, Temporal retry and alert in one place. */
public enum ErrorType {
    /** The request cannot be read at all: malformed JSON, a wrong header. HTTP 400. */
    MALFORMED(400, false),
    /** Nobody, or nobody we know, is asking. HTTP 401. */
    UNAUTHENTICATED(401, false),
    /** What a plan includes is spent; it takes more money. HTTP 402. */
    PAYMENT_REQUIRED(402, false),
    /** The caller is known and may not do this. HTTP 403. */
    FORBIDDEN(403, false),
    /** There is no such thing, or none the caller may know of. HTTP 404. */
    NOT_FOUND(404, false),
    /** There is such a thing, and it does not take the method. HTTP 405. */
    METHOD_NOT_ALLOWED(405, false),
    /** There is such a thing, and not in a format the client takes. HTTP 406. */
    NOT_ACCEPTABLE(406, false),
    /** The request was fine, the state has moved on; the caller must read again. HTTP 409. */
    CONFLICT(409, false),
    /** The body is larger than the service reads. HTTP 413. */
    TOO_LARGE(413, false),
    /** The body is in a format the service does not read. HTTP 415. */
    UNSUPPORTED(415, false),
    /** The request was understood and breaks a rule; the same request fails again. HTTP 422. */
    INVALID(422, false),
    /** A quota, pool or budget is spent; the same request may succeed later. HTTP 429. */
    INSUFFICIENT_RESOURCES(429, true),
    /** A defect of ours. HTTP 500. */
    INTERNAL(500, false),
    /** Something outside the service failed; the same request may succeed later. HTTP 503. */
    EXTERNAL(503, true);

    private final int httpStatus;
    private final boolean retriable;

    ErrorType(int httpStatus, boolean retriable) {
        this.httpStatus = httpStatus;
        this.retriable = retriable;
    }

    /** The HTTP status that tells a client about it, 400 to 503. */
    public int httpStatus() {
        return httpStatus;
    }

    /** Whether the same request may succeed later without anybody changing anything. */
    public boolean isRetriable() {
        return retriable;
    }
}
