package com.waooaw.industryknowledge.search;

import com.waooaw.platform.audit.AuditEntry.ActorType;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.Ids;
import com.waooaw.platform.web.Caller;
import com.waooaw.platform.web.Role;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Questions of people who call, and what kind of asker they are for the evidence. */
public final class Askers {

    private Askers() {}

    /**
     * What a caller asks.
     *
     * @param limit found texts wanted; {@code otherwise} where absent
     */
    public static Question question(
            Caller caller, Cause cause, Clock clock, String text, @Nullable Integer limit, int otherwise) {
        return new Question(
                Ids.next(clock),
                caller.subject(),
                typeOf(caller),
                null,
                text,
                limit == null ? otherwise : limit,
                cause);
    }

    /** A score as it is shown: four decimals. */
    public static double shown(double score) {
        return Math.round(score * 10_000) / 10_000.0;
    }

    public static ActorType typeOf(Caller caller) {
        if (caller.has(Role.PLATFORM_GOVERNOR)
                || caller.has(Role.DEPUTY_GOVERNOR)
                || caller.has(Role.ENGAGEMENT_GOVERNOR)) {
            return ActorType.GOVERNOR;
        }
        if (caller.isOperator()) {
            return ActorType.OPERATOR;
        }
        return caller.has(Role.CUSTOMER_USER) ? ActorType.CUSTOMER : ActorType.SYSTEM;
    }
}
