package com.waooaw.admingateway;

import com.waooaw.platform.kernel.ErrorCode;
import com.waooaw.platform.kernel.ErrorType;

/** What can be wrong with a request to the Admin Gateway. */
public enum AdminGatewayError implements ErrorCode {
    /** No service published or received an event of this id, or none keeps it any longer. */
    EVENT_UNKNOWN("ADM-0001", ErrorType.NOT_FOUND),
    /** No service that answered knows the event, and others did not answer; try again. */
    SERVICES_SILENT("ADM-0002", ErrorType.EXTERNAL);

    private final String id;
    private final ErrorType type;

    AdminGatewayError(String id, ErrorType type) {
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
