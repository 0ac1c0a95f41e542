package com.waooaw.platform.kernel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The only exception type our own code throws on purpose; what happened is in {@link #code()}. */
public final class WaooawException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ErrorCode code;
    private final transient List<Fault> faults;

    public WaooawException(ErrorCode code, String message) {
        this(code, message, List.of(), null);
    }

    public WaooawException(ErrorCode code, String message, @Nullable Throwable cause) {
        this(code, message, List.of(), cause);
    }

    /** With every place in the input that is wrong, so that a sender mends them all at once. */
    public WaooawException(ErrorCode code, String message, List<Fault> faults) {
        this(code, message, faults, null);
    }

    private WaooawException(ErrorCode code, String message, List<Fault> faults, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
        this.faults = List.copyOf(faults);
    }

    public ErrorCode code() {
        return code;
    }

    /** The wrong places of the input; empty where the failure is not about an input. */
    public List<Fault> faults() {
        return faults;
    }
}
