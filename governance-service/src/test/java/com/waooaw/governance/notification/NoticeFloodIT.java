package com.waooaw.governance.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMailUtil;
import com.waooaw.governance.GovernanceServiceTest;
import com.waooaw.platform.kernel.Ids;
import com.waooaw.platform.testkit.TestDatabase;
import com.waooaw.platform.testkit.TestTime;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who causes more notices than anybody reads is told of as a number, and who reports too often is not heard. */
class NoticeFloodIT extends GovernanceServiceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Autowired
    Announcements announcements;

    /** Whom nobody else speaks for. */
    private final String requester = "AGT-" + UUID.randomUUID();

    @Test
    void tenAreToldOneByOneTheRestAsANumberAndNoneIsLost() {
        for (int i = 0; i < 27; i++) {
            announce(NoticeKind.AGENT_STATUS, i);
        }
        // the same again is nothing new, told or not
        announce(NoticeKind.AGENT_STATUS, 0);
        announce(NoticeKind.AGENT_STATUS, 26);

        assertThat(states()).containsExactly("folded 17", "told 11");
        assertThat(folded()).containsExactly(17);
        TestTime.advance(Duration.ofMinutes(10).plusSeconds(1));
        await().atMost(PATIENCE).until(() -> sent() == 11);
        assertThat(mails()).filteredOn(mail -> mail.contains("And 17 more")).isNotEmpty();

        // the next ten minutes are their own
        announce(NoticeKind.AGENT_STATUS, 27);
        assertThat(states()).containsExactly("folded 17", "told 12");
    }

    @ParameterizedTest
    @EnumSource(
            value = NoticeKind.class,
            names = {"EMERGENCY", "SECURITY"})
    void whatStopsOrSaysYesInAGovernorsNameIsToldEachTime(NoticeKind kind) {
        for (int i = 0; i < 12; i++) {
            announce(kind, i);
        }

        assertThat(states()).containsExactly("told 12");
    }

    @Test
    void aFloodOfOneKeepsNobodyElseFromBeingHeard() {
        for (int i = 0; i < 15; i++) {
            announce(NoticeKind.ESCALATION, i);
        }
        var other = UUID.randomUUID();

        announcements.announce(
                new Announcement(other, NoticeKind.ESCALATION, null, NoticePage.ESCALATIONS, "Something else", "Look.")
                        .from(requester + "-2"));

        assertThat(database()
                        .sql("select state <> 'folded' from governance.announcement where id = :id")
                        .param("id", other)
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void reportsOfOneSourceAreRefusedBeforeTheyAreReadOnceThereAreTooMany() {
        int heard = 0;
        // a minute may begin meanwhile
        for (int i = 0; i < 300 && report("203.0.113.7") == 404; i++) {
            heard++;
        }

        assertThat(heard).isBetween(120, 299);
        client.post()
                .uri("/deliveries/push")
                .header("X-Forwarded-For", "203.0.113.7")
                .body(Map.of("token", "none"))
                .exchange()
                .expectStatus()
                .isEqualTo(429)
                .expectHeader()
                .exists("Retry-After")
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("GOV-0131");
        assertThat(report("203.0.113.8")).isEqualTo(404);
    }

    private int report(String source) {
        return client.post()
                .uri("/deliveries/push")
                .header("X-Forwarded-For", source)
                .body(Map.of("token", "none"))
                .exchange()
                .returnResult(Void.class)
                .getStatus()
                .value();
    }

    private void announce(NoticeKind kind, int number) {
        announcements.announce(new Announcement(
                        Ids.of(requester, number),
                        kind,
                        null,
                        NoticePage.OVERVIEW,
                        "Something happened " + number,
                        "Look.")
                .from(requester));
    }

    /** How many were told by one channel, the number among them, and how many were not. */
    private List<String> states() {
        return database()
                .sql("""
                        select what || ' ' || count(distinct title) from (
                            select title, case state when 'folded' then 'folded' else 'told' end as what
                            from governance.announcement where requester = :requester) rows
                        group by what order by what
                        """)
                .param("requester", requester)
                .query(String.class)
                .list();
    }

    private List<Integer> folded() {
        return database()
                .sql("select folded from governance.announcement where requester = :requester and folded > 0")
                .param("requester", requester)
                .query(Integer.class)
                .list();
    }

    private int sent() {
        return database()
                .sql("select count(*) from governance.announcement where requester = :requester and state = 'sent'")
                .param("requester", requester)
                .query(Integer.class)
                .single();
    }

    private static List<String> mails() {
        return Arrays.stream(MAIL.getReceivedMessages())
                .map(GreenMailUtil::getWholeMessage)
                .toList();
    }

    private static JdbcClient database() {
        return JdbcClient.create(TestDatabase.superuser("waooaw"));
    }
}
