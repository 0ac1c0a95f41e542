package com.waooaw.governance;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.activities.governance.GovernanceActivities.ApprovalRequest;
import com.waooaw.contracts.governance.ApprovalStatus;
import com.waooaw.platform.web.Role;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A Governor in front of the pages, not logged in yet. */
public abstract class PagesTest extends GovernanceServiceTest {

    protected Browser browser;

    @BeforeEach
    protected void openBrowser() {
        browser = new Browser(port);
    }

    @AfterEach
    protected void closeBrowser() {
        browser.close();
    }

    protected void logIn(String subject, @Nullable UUID customer, Role role) {
        assertThat(browser.logIn(ISSUER, "/approvals", subject, customer, role)).isEqualTo("/approvals");
    }

    protected void logInAsPlatformGovernor() {
        logIn("gita", null, Role.PLATFORM_GOVERNOR);
    }

    /** Sends the form of an approval's page by which its Governor decides. */
    protected HttpResponse<String> submit(ApprovalRequest request, Map<String, String> fields) {
        return browser.submit(pageOf(request), pageOf(request) + "/decision", fields);
    }

    protected ApprovalStatus statusOf(ApprovalRequest request) {
        return governance.approval(request.approvalId()).status();
    }

    protected static String pageOf(ApprovalRequest request) {
        return "/approvals/" + request.approvalId();
    }
}
