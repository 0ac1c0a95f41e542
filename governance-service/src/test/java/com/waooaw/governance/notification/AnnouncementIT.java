package com.waooaw.governance.notification;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMailUtil;
import com.waooaw.activities.governance.BudgetActivities;
import com.waooaw.activities.governance.BudgetActivities.BudgetRef;
import com.waooaw.activities.governance.BudgetActivities.LeaseRequest;
import com.waooaw.activities.governance.BudgetActivities.LeaseReturn;
import com.waooaw.activities.governance.BudgetActivities.Spender;
import com.waooaw.contracts.agentcreation.AgentState;
import com.waooaw.contracts.agentcreation.AgentStateChanged;
import com.waooaw.contracts.governance.BudgetScope;
import com.waooaw.governance.GovernanceServiceTest;
import com.waooaw.platform.database.Tenancy;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.Ids;
import com.waooaw.platform.testkit.TestDatabase;
import com.waooaw.platform.testkit.TestTime;
import com.waooaw.platform.testkit.TestTokens;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What Governors are told and not asked: at once, after quiet hours, or every way there is. */
class AnnouncementIT extends GovernanceServiceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final UUID CUSTOMER = TestTokens.CUSTOMER;

    @Autowired
    BudgetActivities budgets;

    @Autowired
    Announcements announcements;

    @AfterEach
    void neverQuiet() {
        quiet(engagementGovernor(), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);
        quiet(governor(), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);
    }

    @Test
    void moneyThatRunsLowIsHeldBackInQuietHoursAndToldAtTheirEnd() {
        var now = TestTime.clock().instant().truncatedTo(ChronoUnit.MINUTES);
        quiet(engagementGovernor(), time(now.minus(Duration.ofHours(1))), time(now.plus(Duration.ofHours(1))));

        var plan = plan();
        spend(plan, "21.60");

        var id = Ids.of("budget-news", "plan/" + plan.id() + "/" + period(plan), 70);
        await().atMost(PATIENCE).until(() -> states(id).equals(List.of("waiting 0")));
        assertThat(dueAt(id)).isEqualTo(now.plus(Duration.ofHours(1)));
        assertThat(mailsAbout(id)).isEmpty();

        TestTime.advance(Duration.ofHours(1).plusSeconds(1));

        await().atMost(PATIENCE).until(() -> mailsAbout(id).size() == 1);
        await().atMost(PATIENCE).until(() -> states(id).equals(List.of("sent 1")));
        assertThat(mailsAbout(id).getFirst())
                .contains("70 % of the budget spent")
                .contains("21.60");
    }

    @Test
    void whoChangesQuietHoursMeanwhileIsLeftAloneUntilTheNewEnd() {
        var now = TestTime.clock().instant().truncatedTo(ChronoUnit.MINUTES);
        quiet(engagementGovernor(), time(now.minus(Duration.ofHours(1))), time(now.plus(Duration.ofHours(1))));
        var plan = plan();
        spend(plan, "21.60");
        var id = Ids.of("budget-news", "plan/" + plan.id() + "/" + period(plan), 70);
        quiet(engagementGovernor(), time(now.minus(Duration.ofHours(1))), time(now.plus(Duration.ofHours(3))));

        TestTime.advance(Duration.ofHours(1).plusSeconds(1));

        await().atMost(PATIENCE).until(() -> now.plus(Duration.ofHours(3)).equals(dueAt(id)));
        assertThat(mailsAbout(id)).isEmpty();
    }

    @Test
    void anAgentThatStopsIsToldWhateverTheHour() {
        var now = TestTime.clock().instant();
        quiet(governor(), time(now.minus(Duration.ofHours(1))), time(now.plus(Duration.ofHours(2))));

        var event = push.deliver(
                new AgentStateChanged(
                        UUID.randomUUID(),
                        "AGT-WRITER-HC-001",
                        "Healthcare content writer",
                        "healthcare",
                        "JOB-HC-001",
                        AgentState.ACTIVE,
                        AgentState.SUSPENDED,
                        now,
                        "1.0.0",
                        null,
                        null),
                Cause.root(UUID.randomUUID()),
                null);

        await().atMost(PATIENCE)
                .until(() -> mailsAbout(Ids.of("agent-status", event)).size() == 1);
    }

    @Test
    void whatConcernsSecurityGoesEveryWayThereIsAndEachIsTriedUntilItWorks() {
        var id = UUID.randomUUID();
        var texted = Ids.of("announcement", id, "sms");
        var mailed = Ids.of("announcement", id, "email");
        PROVIDERS.stubFor(
                post(urlPathMatching(".*/Messages.json")).willReturn(aResponse().withStatus(429)));

        Tenancy.run(
                TestTokens.OTHER_CUSTOMER,
                () -> announcements.announce(new Announcement(
                        id,
                        NoticeKind.SECURITY,
                        TestTokens.OTHER_CUSTOMER,
                        NoticePage.PASSKEYS,
                        "A passkey was added",
                        "Was it not you?")));

        await().atMost(PATIENCE).until(() -> states(mailed).equals(List.of("sent 1")));
        // not in work any more, which it would be for two minutes at most, but put off for one
        await().atMost(PATIENCE)
                .until(() -> states(texted).equals(List.of("waiting 1"))
                        && dueAt(texted).isBefore(TestTime.clock().instant().plus(Duration.ofSeconds(70))));
        // who imitates a warning has a link in it
        assertThat(mailsAbout(mailed).getFirst()).contains("Was it not you?").doesNotContain("http");
        PROVIDERS.stubFor(post(urlPathMatching(".*/Messages.json"))
                .willReturn(aResponse().withStatus(201).withBody("{\"sid\":\"SM1\",\"status\":\"queued\"}")));
        TestTime.advance(Duration.ofMinutes(2));

        await().atMost(PATIENCE).until(() -> states(texted).equals(List.of("sent 2")));
        PROVIDERS.verify(postRequestedFor(urlPathMatching(".*/Messages.json"))
                .withRequestBody(containing("Body=WAOOAW%3A+A+passkey+was+added.+Was+it+not+you%3F")));
        PROVIDERS.resetAll();
    }

    @Test
    void oneThatThrowsHoldsUpNoOther() {
        var broken = UUID.randomUUID();
        var id = UUID.randomUUID();
        database()
                .sql("""
                        insert into governance.announcement (id, kind, title, body, made_at, due_at, state)
                        values (:id, 'budget', 'no such zone', 'b', :now, :now, 'waiting')
                        """)
                .param("id", broken)
                .param(
                        "now",
                        TestTime.clock().instant().minus(Duration.ofDays(1)).atOffset(ZoneOffset.UTC))
                .update();
        database().sql("""
                        insert into governance.quiet_hours (zone, begins, ends, set_by, set_at)
                        values ('Nowhere/Land', '00:00', '01:00', 'nobody', now())
                        on conflict (customer_id) do update set zone = excluded.zone
                        """).update();

        announcements.announce(
                new Announcement(id, NoticeKind.EMERGENCY, null, NoticePage.OVERVIEW, "Something is stopped", "Look."));

        await().atMost(PATIENCE).until(() -> mailsAbout(id).size() == 1);
        // and is tried again itself, not in every round
        assertThat(states(broken)).containsExactly("waiting 1");
        database()
                .sql("delete from governance.announcement where id = :id")
                .param("id", broken)
                .update();
        database()
                .sql("delete from governance.quiet_hours where customer_id is null")
                .update();
    }

    private BudgetRef plan() {
        return new BudgetRef(BudgetScope.PLAN, UUID.randomUUID().toString(), CUSTOMER, "pro", null);
    }

    private void spend(BudgetRef budget, String amount) {
        var lease = budgets.grantLease(new LeaseRequest(
                        UUID.randomUUID(),
                        budget,
                        "agent-execution",
                        Spender.SPECIALIST,
                        amount,
                        amount,
                        Cause.root(UUID.randomUUID())))
                .lease();
        assertThat(lease).isNotNull();
        budgets.returnLease(new LeaseReturn(lease.leaseId(), amount, Cause.root(UUID.randomUUID())));
    }

    private static String period(BudgetRef budget) {
        return database()
                .sql("select period from governance.budget where id = :id")
                .param("id", budget.id())
                .query(String.class)
                .single();
    }

    private static List<String> states(UUID id) {
        return database()
                .sql("select state || ' ' || attempts from governance.announcement where id = :id")
                .param("id", id)
                .query(String.class)
                .list();
    }

    private static Instant dueAt(UUID id) {
        return database()
                .sql("select due_at from governance.announcement where id = :id")
                .param("id", id)
                .query((row, _) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .single();
    }

    private static JdbcClient database() {
        return JdbcClient.create(TestDatabase.superuser("waooaw"));
    }

    private void quiet(String token, LocalTime from, LocalTime to) {
        client.put()
                .uri("/v1/quiet-hours")
                .headers(h -> h.setBearerAuth(token))
                .body(Map.of("zone", "UTC", "from", from.toString(), "to", to.toString()))
                .exchange()
                .expectStatus()
                .isOk();
    }

    private static LocalTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC).toLocalTime().truncatedTo(ChronoUnit.MINUTES);
    }

    private static List<String> mailsAbout(UUID id) {
        return Arrays.stream(MAIL.getReceivedMessages())
                .filter(mail -> header(mail).contains(id.toString()))
                .map(mail -> GreenMailUtil.getBody(mail).replace("=\r\n", ""))
                .toList();
    }

    private static String header(MimeMessage mail) {
        try {
            return String.join(" ", mail.getHeader("Message-ID"));
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }
}
