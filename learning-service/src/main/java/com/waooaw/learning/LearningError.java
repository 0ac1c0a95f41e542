package com.waooaw.learning;

import com.waooaw.platform.kernel.ErrorCode;
import com.waooaw.platform.kernel.ErrorType;

/** Every failure of Learning. */
public enum LearningError implements ErrorCode {
    /** There is no such seed. */
    SEED_NOT_FOUND("LRN-0001", ErrorType.NOT_FOUND),
    /** The status asked for is not one of a seed's life. */
    SEED_STATUS_UNKNOWN("LRN-0002", ErrorType.MALFORMED);

    private final String id;
    private final ErrorType type;

    LearningError(String id, ErrorType type) {
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
