package com.waooaw.governance.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.waooaw.governance.notification.NoticeKind.Treatment;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoticeKindTests {

    @ParameterizedTest
    @CsvSource({
        "APPROVAL,      AT_ONCE",
        "EMERGENCY,     AT_ONCE",
        "AGENT_STATUS,  AT_ONCE",
        "SECURITY,      AT_ONCE",
        "ESCALATION,    AT_ONCE",
        "ESCALATION_OVERDUE, AT_ONCE",
        "BUDGET,        OUTSIDE_QUIET_HOURS",
        "INFORMATIONAL, OUTSIDE_QUIET_HOURS"
    })
    void quietHoursHoldBackMoneyAndWhatNobodyHasToDoAnythingAbout(NoticeKind kind, Treatment treatment) {
        assertThat(kind.treatment()).isEqualTo(treatment);
    }

    @Test
    void aQuestionIsAskedAndNotAnnounced() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new Announcement(UUID.randomUUID(), NoticeKind.APPROVAL, null, NoticePage.OVERVIEW, "t", "b"));
    }

    @Test
    void aTextThatIsTooLongForALockedScreenIsCut() {
        var announcement = new Announcement(
                UUID.randomUUID(), NoticeKind.BUDGET, null, NoticePage.OVERVIEW, "t".repeat(101), "b".repeat(201));

        assertThat(announcement.title()).hasSize(100).endsWith("…");
        assertThat(announcement.body()).hasSize(200).endsWith("…");
    }
}
