package com.waooaw.governance.approval;

import com.waooaw.contracts.governance.VetoCategory;
import com.waooaw.governance.approval.Approval.Approved;
import com.waooaw.governance.approval.Approval.Consumed;
import com.waooaw.governance.approval.Approval.Deferred;
import com.waooaw.governance.approval.Approval.Denied;
import com.waooaw.governance.approval.Approval.Escalated;
import com.waooaw.governance.approval.Approval.Expired;
import com.waooaw.governance.approval.Approval.Pending;
import com.waooaw.governance.approval.Approval.Settled;
import com.waooaw.governance.approval.Approval.Withdrawn;
import com.waooaw.governance.approval.ByPrecedent.Confirmed;
import com.waooaw.governance.approval.ByPrecedent.Revocable;
import com.waooaw.governance.approval.ByPrecedent.Vetoed;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a state changes in the row of its approval.
 *
 * @param by who decided, or put it aside
 * @param through how: {@code web}, {@code api}; where nobody did, {@code timeout} or {@code precedent}
 * @param with how strongly they showed who they are
 * @param deferredAt when it was put aside
 * @param veto what was found wrong, where it was vetoed
 */
record ApprovalColumns(
        @Nullable Instant settledAt,
        @Nullable String by,
        @Nullable String through,
        @Nullable String with,
        @Nullable String reason,
        @Nullable Instant useBy,
        @Nullable Instant deferredAt,
        @Nullable Instant deferredUntil,
        @Nullable VetoCategory veto) {

    private static final ApprovalColumns NONE =
            new ApprovalColumns(null, null, null, null, null, null, null, null, null);

    static ApprovalColumns of(Approval approval) {
        return switch (approval) {
            case Pending _, Escalated _ -> NONE;
            case Deferred(var _, var deferral, var _) -> putAside(deferral);
            case Approved approved -> yes(approved, approved.authority(), approved.useBy());
            case Consumed consumed -> yes(consumed, consumed.authority(), consumed.useBy());
            case Denied(var _, var stamp, var reason, var veto, var _) -> no(stamp, reason, veto);
            case Expired expired ->
                new ApprovalColumns(expired.settledAt(), null, null, null, null, null, null, null, null);
            case Withdrawn withdrawn ->
                new ApprovalColumns(
                        withdrawn.settledAt(), null, null, null, withdrawn.reasonCode(), null, null, null, null);
            case Revocable yes -> byPrecedent(yes);
            case Confirmed confirmed -> byPrecedent(confirmed);
            case Vetoed vetoed -> no(vetoed.stamp(), vetoed.reason(), vetoed.category());
        };
    }

    private static ApprovalColumns no(Stamp stamp, String reason, @Nullable VetoCategory veto) {
        return new ApprovalColumns(
                stamp.at(),
                stamp.by(),
                stamp.channel().stored(),
                stamp.strength().stored(),
                reason,
                null,
                null,
                null,
                veto);
    }

    private static ApprovalColumns byPrecedent(Settled approval) {
        return new ApprovalColumns(approval.settledAt(), null, "precedent", null, null, null, null, null, null);
    }

    private static ApprovalColumns putAside(Deferral deferral) {
        var stamp = deferral.stamp();
        return new ApprovalColumns(
                null,
                stamp.by(),
                stamp.channel().stored(),
                stamp.strength().stored(),
                given(deferral.reason()),
                null,
                stamp.at(),
                deferral.until(),
                null);
    }

    private static ApprovalColumns yes(Settled approval, Authority authority, Instant useBy) {
        return switch (authority) {
            case Authority.Human(var stamp, var reason) ->
                new ApprovalColumns(
                        approval.settledAt(),
                        stamp.by(),
                        stamp.channel().stored(),
                        stamp.strength().stored(),
                        given(reason),
                        useBy,
                        null,
                        null,
                        null);
            case Authority.Silence _ ->
                new ApprovalColumns(approval.settledAt(), null, "timeout", null, null, useBy, null, null, null);
            // which override, and so that it is one, stands in a column of its own
            case Authority.BreakGlass glass ->
                new ApprovalColumns(approval.settledAt(), glass.declarer(), "api", null, null, useBy, null, null, null);
        };
    }

    private static @Nullable String given(String reason) {
        return reason.isEmpty() ? null : reason;
    }
}
