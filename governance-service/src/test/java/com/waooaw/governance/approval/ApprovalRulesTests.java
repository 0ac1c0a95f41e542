package com.waooaw.governance.approval;

import static com.waooaw.governance.approval.Rulings.ANOTHER_PERMIT;
import static com.waooaw.governance.approval.Rulings.IN_TIME;
import static com.waooaw.governance.approval.Rulings.NO;
import static com.waooaw.governance.approval.Rulings.YES;
import static com.waooaw.governance.approval.Rulings.said;
import static com.waooaw.governance.approval.Samples.ACT_HASH;
import static com.waooaw.governance.approval.Samples.DEADLINE;
import static com.waooaw.governance.approval.Samples.PERMIT;
import static com.waooaw.governance.approval.Samples.PLATFORM_GOVERNOR;
import static com.waooaw.governance.approval.Samples.STATES;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every command in every state. */
class ApprovalRulesTests {

    private static final Decision LATER = new Decision.Defer(Instant.parse("2026-11-21T12:00:00Z"), "");

    /** Every state with every command, in time and after the deadline: 11 states, 7 commands, 2 times. */
    @ParameterizedTest(name = "{0} + {1} {2} -> {3}")
    @CsvSource({
        "pending,   approve,  in_time, becomes approved",
        "pending,   deny,     in_time, becomes denied",
        "pending,   deadline, in_time, stands pending",
        "pending,   withdraw, in_time, becomes withdrawn",
        "pending,   use,      in_time, declined not_approved pending",
        "pending,   reuse,    in_time, declined not_approved pending",
        "approved,  approve,  in_time, stands approved",
        "approved,  deny,     in_time, refused GOV-0002 approved",
        "approved,  deadline, in_time, stands approved",
        "approved,  withdraw, in_time, stands approved",
        "approved,  use,      in_time, granted consumed",
        "approved,  reuse,    in_time, granted consumed",
        "denied,    approve,  in_time, refused GOV-0002 denied",
        "denied,    deny,     in_time, stands denied",
        "denied,    deadline, in_time, stands denied",
        "denied,    withdraw, in_time, stands denied",
        "denied,    use,      in_time, declined not_approved denied",
        "denied,    reuse,    in_time, declined not_approved denied",
        "expired,   approve,  in_time, refused GOV-0003 expired",
        "expired,   deny,     in_time, refused GOV-0003 expired",
        "expired,   deadline, in_time, stands expired",
        "expired,   withdraw, in_time, stands expired",
        "expired,   use,      in_time, declined expired expired",
        "expired,   reuse,    in_time, declined expired expired",
        "withdrawn, approve,  in_time, refused GOV-0010 withdrawn",
        "withdrawn, deny,     in_time, refused GOV-0010 withdrawn",
        "withdrawn, deadline, in_time, stands withdrawn",
        "withdrawn, withdraw, in_time, stands withdrawn",
        "withdrawn, use,      in_time, declined not_approved withdrawn",
        "withdrawn, reuse,    in_time, declined not_approved withdrawn",
        "consumed,  approve,  in_time, stands consumed",
        "consumed,  deny,     in_time, refused GOV-0002 consumed",
        "consumed,  deadline, in_time, stands consumed",
        "consumed,  withdraw, in_time, stands consumed",
        "consumed,  use,      in_time, granted consumed",
        "consumed,  reuse,    in_time, declined already_used consumed",
        "pending,   approve,  late,    refused GOV-0003 expired",
        "pending,   deny,     late,    refused GOV-0003 expired",
        "pending,   deadline, late,    becomes expired",
        "pending,   withdraw, late,    becomes expired",
        "pending,   use,      late,    declined expired expired",
        "pending,   reuse,    late,    declined expired expired",
        "approved,  approve,  late,    stands approved",
        "approved,  deny,     late,    refused GOV-0002 approved",
        "approved,  deadline, late,    stands approved",
        "approved,  withdraw, late,    stands approved",
        "approved,  use,      late,    declined expired approved",
        "approved,  reuse,    late,    declined expired approved",
        "denied,    approve,  late,    refused GOV-0002 denied",
        "denied,    deny,     late,    stands denied",
        "denied,    deadline, late,    stands denied",
        "denied,    withdraw, late,    stands denied",
        "denied,    use,      late,    declined not_approved denied",
        "denied,    reuse,    late,    declined not_approved denied",
        "expired,   approve,  late,    refused GOV-0003 expired",
        "expired,   deny,     late,    refused GOV-0003 expired",
        "expired,   deadline, late,    stands expired",
        "expired,   withdraw, late,    stands expired",
        "expired,   use,      late,    declined expired expired",
        "expired,   reuse,    late,    declined expired expired",
        "withdrawn, approve,  late,    refused GOV-0010 withdrawn",
        "withdrawn, deny,     late,    refused GOV-0010 withdrawn",
        "withdrawn, deadline, late,    stands withdrawn",
        "withdrawn, withdraw, late,    stands withdrawn",
        "withdrawn, use,      late,    declined not_approved withdrawn",
        "withdrawn, reuse,    late,    declined not_approved withdrawn",
        "consumed,  approve,  late,    stands consumed",
        "consumed,  deny,     late,    refused GOV-0002 consumed",
        "consumed,  deadline, late,    stands consumed",
        "consumed,  withdraw, late,    stands consumed",
        "consumed,  use,      late,    granted consumed",
        "consumed,  reuse,    late,    declined already_used consumed",
        "approved, defer, in_time, refused GOV-0002 approved",
        "denied, defer, in_time, refused GOV-0002 denied",
        "expired, defer, in_time, refused GOV-0003 expired",
        "withdrawn, defer, in_time, refused GOV-0010 withdrawn",
        "consumed, defer, in_time, refused GOV-0002 consumed",
        "approved, defer, late, refused GOV-0002 approved",
        "denied, defer, late, refused GOV-0002 denied",
        "expired, defer, late, refused GOV-0003 expired",
        "withdrawn, defer, late, refused GOV-0010 withdrawn",
        "consumed, defer, late, refused GOV-0002 consumed",
        "pending, defer, in_time, becomes deferred",
        "pending, defer, late, refused GOV-0003 expired",
        "deferred, approve, in_time, becomes approved",
        "deferred, deny, in_time, becomes denied",
        "deferred, defer, in_time, becomes deferred",
        "deferred, deadline, in_time, stands deferred",
        "deferred, withdraw, in_time, becomes withdrawn",
        "deferred, use, in_time, declined not_approved deferred",
        "deferred, reuse, in_time, declined not_approved deferred",
        "deferred, approve, late, refused GOV-0003 expired",
        "deferred, deny, late, refused GOV-0003 expired",
        "deferred, defer, late, refused GOV-0003 expired",
        "deferred, deadline, late, becomes expired",
        "deferred, withdraw, late, becomes expired",
        "deferred, use, late, declined expired expired",
        "deferred, reuse, late, declined expired expired",
        "auto, approve, in_time, stands auto_approved",
        "auto, deny, in_time, refused GOV-0002 auto_approved",
        "auto, defer, in_time, refused GOV-0002 auto_approved",
        "auto, deadline, in_time, stands auto_approved",
        "auto, withdraw, in_time, stands auto_approved",
        "auto_used, approve, in_time, stands auto_approved",
        "auto_used, deny, in_time, refused GOV-0002 auto_approved",
        "auto_used, defer, in_time, refused GOV-0002 auto_approved",
        "auto_used, deadline, in_time, stands auto_approved",
        "auto_used, withdraw, in_time, stands auto_approved",
        "auto, use, in_time, granted auto_approved",
        "auto, reuse, in_time, granted auto_approved",
        "auto_used, use, in_time, granted auto_approved",
        "auto_used, reuse, in_time, declined already_used auto_approved",
        "confirmed, approve, in_time, stands confirmed",
        "confirmed, deny, in_time, refused GOV-0002 confirmed",
        "confirmed, defer, in_time, refused GOV-0002 confirmed",
        "confirmed, deadline, in_time, stands confirmed",
        "confirmed, withdraw, in_time, stands confirmed",
        "confirmed, use, in_time, granted confirmed",
        "confirmed, reuse, in_time, declined already_used confirmed",
        "vetoed, approve, in_time, refused GOV-0002 vetoed",
        "vetoed, deny, in_time, stands vetoed",
        "vetoed, defer, in_time, refused GOV-0002 vetoed",
        "vetoed, deadline, in_time, stands vetoed",
        "vetoed, withdraw, in_time, stands vetoed",
        "vetoed, use, in_time, declined not_approved vetoed",
        "vetoed, reuse, in_time, declined not_approved vetoed",
        "auto, approve, late, stands auto_approved",
        "auto, deny, late, refused GOV-0002 auto_approved",
        "auto, defer, late, refused GOV-0002 auto_approved",
        "auto, deadline, late, becomes confirmed",
        "auto, withdraw, late, stands auto_approved",
        "auto_used, approve, late, stands auto_approved",
        "auto_used, deny, late, refused GOV-0002 auto_approved",
        "auto_used, defer, late, refused GOV-0002 auto_approved",
        "auto_used, deadline, late, becomes confirmed",
        "auto_used, withdraw, late, stands auto_approved",
        "auto, use, late, declined expired confirmed",
        "auto, reuse, late, declined expired confirmed",
        "auto_used, use, late, granted auto_approved",
        "auto_used, reuse, late, declined already_used auto_approved",
        "confirmed, approve, late, stands confirmed",
        "confirmed, deny, late, refused GOV-0002 confirmed",
        "confirmed, defer, late, refused GOV-0002 confirmed",
        "confirmed, deadline, late, stands confirmed",
        "confirmed, withdraw, late, stands confirmed",
        "confirmed, use, late, granted confirmed",
        "confirmed, reuse, late, declined already_used confirmed",
        "vetoed, approve, late, refused GOV-0002 vetoed",
        "vetoed, deny, late, stands vetoed",
        "vetoed, defer, late, refused GOV-0002 vetoed",
        "vetoed, deadline, late, stands vetoed",
        "vetoed, withdraw, late, stands vetoed",
        "vetoed, use, late, declined not_approved vetoed",
        "vetoed, reuse, late, declined not_approved vetoed"
    })
    void everyCommandHasOneAnswerInEveryState(String state, String command, String time, String expected) {
        var current = STATES.get(state);
        // a day and an hour on, both the deadline of the question and the time to use a yes have passed
        var at = "late".equals(time) ? DEADLINE.plusSeconds(3_600) : IN_TIME;
        var stamp = new Stamp("governor-1", Stamp.Channel.WEB, at);

        var answer =
                switch (command) {
                    case "approve" -> said(ApprovalRules.decide(current, YES, PLATFORM_GOVERNOR, ACT_HASH, stamp));
                    case "deny" -> said(ApprovalRules.decide(current, NO, PLATFORM_GOVERNOR, ACT_HASH, stamp));
                    case "defer" -> said(ApprovalRules.decide(current, LATER, PLATFORM_GOVERNOR, ACT_HASH, stamp));
                    case "deadline" -> said(ApprovalRules.lookAtClock(current, at));
                    case "withdraw" -> said(ApprovalRules.withdraw(current, "no_longer_needed", at));
                    case "use" -> said(ApprovalRules.consume(current, ACT_HASH, "act-1", PERMIT, at));
                    case "reuse" -> said(ApprovalRules.consume(current, ACT_HASH, "act-2", ANOTHER_PERMIT, at));
                    default -> throw new IllegalArgumentException(command);
                };

        assertThat(answer).isEqualTo(expected);
    }
}
