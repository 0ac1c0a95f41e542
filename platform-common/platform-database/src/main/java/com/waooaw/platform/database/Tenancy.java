package com.waooaw.platform.database;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Whose rows the database shows: the customer bound here is set on every transaction begun inside. */
public final class Tenancy {

    private static final ScopedValue<UUID> CUSTOMER = ScopedValue.newInstance();

    private Tenancy() {}

    /** The customer bound to this thread's scope. */
    public static Optional<UUID> current() {
        return CUSTOMER.isBound() ? Optional.of(CUSTOMER.get()) : Optional.empty();
    }

    /** Runs {@code work} as this customer; {@code null} leaves the scope as it is. */
    public static <T extends @Nullable Object> T call(@Nullable UUID customerId, Supplier<T> work) {
        return customerId == null
                ? work.get()
                : ScopedValue.where(CUSTOMER, customerId).call(work::get);
    }

    /** Runs {@code work} as this customer; {@code null} leaves the scope as it is. */
    public static void run(@Nullable UUID customerId, Runnable work) {
        if (customerId == null) {
            work.run();
        } else {
            ScopedValue.where(CUSTOMER, customerId).run(work);
        }
    }

    /** Runs {@code work}, which may throw, as this customer; for filters. */
    public static <X extends Throwable> void callChecked(UUID customerId, ScopedValue.CallableOp<?, X> work) throws X {
        ScopedValue.where(CUSTOMER, customerId).call(work);
    }
}
