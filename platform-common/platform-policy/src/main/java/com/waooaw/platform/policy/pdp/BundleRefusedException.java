package com.waooaw.platform.policy.pdp;

/** A bundle that is not taken; {@link PolicyBundles} turns it into {@link BundleCheck.Refused}. */
final class BundleRefusedException extends Exception {

    private static final long serialVersionUID = 1;

    private final BundleFault fault;

    BundleRefusedException(BundleFault fault, String detail) {
        super(detail);
        this.fault = fault;
    }

    BundleRefusedException(BundleFault fault, String detail, Throwable cause) {
        super(detail, cause);
        this.fault = fault;
    }

    BundleFault fault() {
        return fault;
    }
}
