package com.waooaw.governance.budget;

import com.waooaw.governance.authority.StandIn;
import com.waooaw.governance.budget.EmergencyRequest.Ask;
import com.waooaw.governance.budget.EmergencyRequest.Assignee;
import com.waooaw.platform.web.Caller;
import com.waooaw.platform.web.Role;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who looks at requests for more money, or answers them: a Governor, or whoever stands in for one now.
 *
 * @param subject pseudonymous subject of the token
 * @param platform whether they answer for the platform
 * @param customer the customer whose money they answer for, where there is one
 * @param standIn by what right, where it is not their own
 */
record EmergencyViewer(
        String subject,
        boolean platform,
        @Nullable UUID customer,
        @Nullable StandIn standIn) {

    /** Whoever neither governs nor stands in sees nothing. */
    static EmergencyViewer of(Caller caller, Optional<StandIn> standIn) {
        var tenant = caller.tenant().orElse(null);
        return standIn.map(right -> new EmergencyViewer(caller.subject(), tenant == null, tenant, right))
                .orElseGet(() -> new EmergencyViewer(
                        caller.subject(),
                        caller.has(Role.PLATFORM_GOVERNOR) && tenant == null,
                        caller.has(Role.ENGAGEMENT_GOVERNOR) ? tenant : null,
                        null));
    }

    /** Whether it exists for them: a customer's Governor sees all that is about their money, the platform's everything. */
    boolean sees(Ask ask, Instant now) {
        return (platform || isOfTheirs(ask)) && isTheirTime(ask, now);
    }

    /** Whether it is theirs to answer. The Platform Governor may grant out of every budget. */
    boolean answers(Ask ask) {
        return platform || (isOfTheirs(ask) && ask.assignee() == Assignee.ENGAGEMENT_GOVERNOR);
    }

    /** Whether a yes of theirs is the Platform Governor's. */
    Increase.Authority authority() {
        return platform ? Increase.Authority.PLATFORM_GOVERNOR : Increase.Authority.ENGAGEMENT_GOVERNOR;
    }

    @Nullable String deputyOf() {
        return standIn == null ? null : standIn.deputyOf();
    }

    private boolean isOfTheirs(Ask ask) {
        return customer != null && customer.equals(ask.customerId());
    }

    /** Who is named for silence alone waits until the Governor had their time. */
    private boolean isTheirTime(Ask ask, Instant now) {
        return standIn == null || standIn.silentSince() == null || !now.isBefore(ask.deputiesFrom());
    }
}
