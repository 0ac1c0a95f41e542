package com.waooaw.platform.budget;

import com.waooaw.platform.kernel.ErrorCode;
import com.waooaw.platform.kernel.ErrorType;

/** What can go wrong in spending. The ids are public: never reuse one. */
public enum SpendingError implements ErrorCode {
    /** Nothing was reserved under this id. */
    RESERVATION_NOT_FOUND("BUD-0001", ErrorType.CONFLICT),
    /** It was settled before, with another amount; the first counts. */
    SETTLED_DIFFERENTLY("BUD-0002", ErrorType.CONFLICT),
    /** An amount that is none, a reservation out of no budget, or out of the same budget twice. */
    RESERVATION_INVALID("BUD-0003", ErrorType.INVALID);

    private final String id;
    private final ErrorType type;

    SpendingError(String id, ErrorType type) {
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
