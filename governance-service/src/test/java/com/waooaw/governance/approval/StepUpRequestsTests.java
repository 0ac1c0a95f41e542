package com.waooaw.governance.approval;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.governance.notification.Channel;
import com.waooaw.governance.notification.Receipt;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StepUpRequestsTests {

    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
    private static final Instant AN_HOUR_AGO = NOW.minus(Duration.ofHours(1));

    @Test
    void whatWasSentOrTriedCarriedALinkAndWhatIsPlannedDidNot() {
        var receipts = List.of(
                receipt(0, Channel.PUSH, "sent", 1, NOW, null),
                receipt(0, Channel.SMS, "failed", 1, null, NOW),
                receipt(0, Channel.EMAIL, "planned", 0, null, null));

        assertThat(StepUpRequests.linked(receipts, AN_HOUR_AGO)).containsExactlyInAnyOrder(Channel.PUSH, Channel.SMS);
    }

    @Test
    void whoPutsItAsideFreesNoChannel() {
        var receipts = List.of(
                receipt(0, Channel.EMAIL, "sent", 1, NOW.minus(Duration.ofMinutes(1)), null),
                receipt(1, Channel.SMS, "sent", 1, NOW, null),
                receipt(1, Channel.EMAIL, "planned", 0, null, null));

        assertThat(StepUpRequests.linked(receipts, AN_HOUR_AGO)).containsExactlyInAnyOrder(Channel.EMAIL, Channel.SMS);
    }

    @Test
    void aLinkOfAnEarlierRoundIsForgottenInTimeAndOneOfTheLastIsNot() {
        var receipts = List.of(
                receipt(0, Channel.EMAIL, "sent", 1, NOW.minus(Duration.ofDays(1)), null),
                receipt(1, Channel.SMS, "sent", 1, NOW.minus(Duration.ofHours(9)), null),
                receipt(1, Channel.EMAIL, "planned", 0, null, null));

        assertThat(StepUpRequests.linked(receipts, AN_HOUR_AGO)).containsExactly(Channel.SMS);
    }

    private static Receipt receipt(
            long round,
            Channel channel,
            String state,
            int attempts,
            @Nullable Instant sentAt,
            @Nullable Instant failedAt) {
        var dueAt = NOW.minus(Duration.ofDays(2));
        var failure = failedAt == null ? null : "provider_500";
        return new Receipt(round, channel, state, dueAt, attempts, sentAt, failedAt, failure, null, null, "push_first");
    }
}
