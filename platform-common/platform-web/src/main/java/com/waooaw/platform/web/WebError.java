package com.waooaw.platform.web;

import com.waooaw.platform.kernel.ErrorCode;
import com.waooaw.platform.kernel.ErrorType;

/** What can be wrong with a request before any service looks at it. */
public enum WebError implements ErrorCode {
    /** The body is not JSON, or not there. */
    BODY_UNREADABLE("WEB-0001", ErrorType.MALFORMED),
    /** The body is JSON of another shape: unknown fields, wrong types, values missing. */
    BODY_INVALID("WEB-0002", ErrorType.INVALID),
    /** The body is larger than 1 MiB. */
    BODY_TOO_LARGE("WEB-0003", ErrorType.TOO_LARGE),
    /** A query parameter or header is missing or of the wrong type. */
    PARAMETER_INVALID("WEB-0004", ErrorType.MALFORMED),
    /** There is nothing at this address. */
    NO_SUCH_RESOURCE("WEB-0005", ErrorType.NOT_FOUND),
    /** No token, or one that is expired, forged or not ours. */
    UNAUTHENTICATED("WEB-0006", ErrorType.UNAUTHENTICATED),
    /** The token's roles do not allow it. */
    FORBIDDEN("WEB-0007", ErrorType.FORBIDDEN),
    /** The resource has no such method. */
    METHOD_NOT_ALLOWED("WEB-0008", ErrorType.METHOD_NOT_ALLOWED),
    /** The body's media type is not read here. */
    MEDIA_TYPE_UNSUPPORTED("WEB-0009", ErrorType.UNSUPPORTED),
    /** The answer cannot be given in a media type the client accepts. */
    NOT_ACCEPTABLE("WEB-0010", ErrorType.NOT_ACCEPTABLE),
    /** The idempotency key was used for another request. */
    IDEMPOTENCY_KEY_REUSED("WEB-0011", ErrorType.CONFLICT),
    /** The idempotency key is longer than 200 characters. */
    IDEMPOTENCY_KEY_INVALID("WEB-0012", ErrorType.MALFORMED),
    /** The database or another part is not answering; try again. */
    UNAVAILABLE("WEB-0013", ErrorType.EXTERNAL),
    /** A defect of ours; the log has it under the correlation id. */
    INTERNAL("WEB-0014", ErrorType.INTERNAL),
    /** The address or the headers are malformed, or not what an honest client sends. */
    REQUEST_REFUSED("WEB-0015", ErrorType.MALFORMED);

    private final String id;
    private final ErrorType type;

    WebError(String id, ErrorType type) {
        this.id = id;
        this.type = type;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public ErrorType type() {
        return type;
    }
}
