package com.waooaw.governance.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.governance.notification.Leg.State;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CascadeRulesTests {

    private static final Instant ASKED = Instant.parse("2026-11-27T08:00:00Z");

    @ParameterizedTest(name = "sms {0}, email {1}, {2} min later: {3}")
    @CsvSource({
        "PLANNED, PLANNED, 0,  send sms",
        "SENDING, PLANNED, 0,  wait 1",
        "SENDING, PLANNED, 1,  give up sms",
        "SENT,    PLANNED, 0,  wait 15",
        "SENT,    PLANNED, 14, wait 15",
        "SENT,    PLANNED, 15, send email",
        "FAILED,  PLANNED, 0,  send email",
        "SENT,    SENDING, 16, send email",
        "SENT,    SENT,    16, finished",
        "FAILED,  SENT,    16, finished",
        "SENT,    FAILED,  16, finished"
    })
    void eachChannelHasItsTimeAndAFailedOneHandsOnAtOnce(State sms, State email, long minutes, String expected) {
        var legs = List.of(leg(Channel.SMS, sms), leg(Channel.EMAIL, email));

        var step = CascadeRules.next(legs, ASKED.plusSeconds(60 * minutes));

        assertThat(said(step)).isEqualTo(expected);
    }

    @Test
    void aTelephoneThatFailedHandsOnAtOnceAlthoughADeviceWasTold() {
        var legs = List.of(
                leg(Channel.PUSH, State.SENT), leg(Channel.SMS, State.FAILED), leg(Channel.EMAIL, State.PLANNED));

        assertThat(said(CascadeRules.next(legs, ASKED.plusSeconds(301)))).isEqualTo("send email");
    }

    private static Leg leg(Channel channel, State state) {
        return new Leg(channel, ASKED.plus(CascadeRules.turn(position(channel))), state, "<id>", ASKED);
    }

    private static int position(Channel channel) {
        return switch (channel) {
            case PUSH -> 0;
            case SMS -> 1;
            case EMAIL -> 2;
        };
    }

    private static String said(CascadeRules.Step step) {
        return switch (step) {
            case CascadeRules.Step.Send(var leg) -> "send " + leg.channel().stored();
            case CascadeRules.Step.GiveUp(var leg) -> "give up " + leg.channel().stored();
            case CascadeRules.Step.Wait(var until) -> "wait " + (until.getEpochSecond() - ASKED.getEpochSecond()) / 60;
            case CascadeRules.Step.Finished() -> "finished";
        };
    }
}
