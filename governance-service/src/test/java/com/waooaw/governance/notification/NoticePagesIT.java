package com.waooaw.governance.notification;

import static com.waooaw.governance.notification.NoticePage.approval;
import static com.waooaw.governance.notification.NoticePage.emergency;
import static com.waooaw.governance.notification.NoticePage.escalation;
import static com.waooaw.governance.notification.NoticePage.moneyRequest;
import static com.waooaw.governance.notification.NoticePage.undoing;
import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.governance.GovernanceServiceTest;
import com.waooaw.governance.pages.GovernorPages;
import com.waooaw.platform.testkit.TestDatabase;
import com.waooaw.platform.testkit.TestTime;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/** A notice leads to a page that is there, and is told with it. */
class NoticePagesIT extends GovernanceServiceTest {

    private static final UUID ID = UUID.randomUUID();

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Autowired
    AnnouncementStore store;

    static Stream<NoticePage> all() {
        return Stream.of(
                        NoticePage.OVERVIEW,
                        NoticePage.DEPUTIES,
                        NoticePage.PASSKEYS,
                        NoticePage.HISTORY,
                        NoticePage.ESCALATIONS,
                        approval(ID),
                        undoing(ID),
                        escalation(ID),
                        emergency(ID),
                        moneyRequest(ID))
                .flatMap(page -> Stream.of(page, page.all()))
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("all")
    void itIsAPageForGovernors(NoticePage page) throws Exception {
        var request = new MockHttpServletRequest("GET", page.path());
        ServletRequestPathUtils.parseAndCache(request);

        var found = requestMappingHandlerMapping.getHandler(request);

        assertThat(found).isNotNull();
        assertThat(((HandlerMethod) found.getHandler()).getBeanType()).hasAnnotation(GovernorPages.class);
    }

    @ParameterizedTest
    @MethodSource("all")
    void aPushLeadsThere(NoticePage page) {
        var id = UUID.randomUUID();
        var now = TestTime.clock().instant();
        // due when nobody looks any more
        store.add(
                new Announcement(id, NoticeKind.INFORMATIONAL, null, page, "Something ended", "Look."),
                null,
                now,
                now.plus(Duration.ofDays(900)));

        var kept = store.waiting(id).orElseThrow().announcement();

        assertThat(PushMessage.of(kept, "https://waooaw.test").url()).isEqualTo("https://waooaw.test" + page.path());
        JdbcClient.create(TestDatabase.superuser("waooaw"))
                .sql("delete from governance.announcement where id = :id")
                .param("id", id)
                .update();
    }
}
