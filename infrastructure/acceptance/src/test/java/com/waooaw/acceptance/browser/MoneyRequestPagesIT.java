package com.waooaw.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.waooaw.acceptance.http.Person.ENGAGEMENT_GOVERNOR;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import com.waooaw.acceptance.flow.SpendingService;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Work stands still for want of money: its Governor is asked, answers from one of two devices, and the budget is raised. */
@Order(40)
class MoneyRequestPagesIT extends StackPages {

    @Test
    void theFirstAnswerRaisesTheBudgetAndTheSecondIsToldSo() {
        var execution = UUID.randomUUID().toString();
        UUID request;
        try (var spender = new SpendingService(stack.port("temporal"))) {
            var refused = spender.wantsTooMuch(execution);
            assertThat(refused.refusal()).isEqualTo("exhausted");
            request = Objects.requireNonNull(refused.emergencyRequestId());
        }
        var page = "/approvals/budget-requests/" + request;

        try (var phone = visit(PHONE).scheme(ColorScheme.DARK);
                var second = visit(PHONE).scheme(ColorScheme.DARK)) {
            phone.open(ENGAGEMENT_GOVERNOR, "/approvals/budget-requests");
            phone.screenshot("money-requests-dark").fits().hasNoViolation();
            phone.page().locator("a[href$='" + request + "']").click();
            assertThat(phone.page().locator(".clock")).containsText("left");
            assertThat(phone.page().locator(".facts")).containsText("Add the missing terms to the corpus.");
            phone.screenshot("money-request-dark").fits().hasNoViolation();
            second.open(ENGAGEMENT_GOVERNOR, page);

            answer(phone, "continue", "0.25", "It is nearly done.");

            assertThat(phone.page().locator(".outcome")).containsText("US$ 0.25 more");
            phone.screenshot("money-request-answered-dark").fits().hasNoViolation();
            assertThat(cap(execution)).isEqualTo("0.75");

            answer(second, "wait", "", "Not this month.");

            assertThat(second.page().locator(".note.problem")).containsText("Your answer was not taken");
            assertThat(second.page().locator(".note.problem")).containsText("answered otherwise before");
            assertThat(second.page().locator(".outcome")).containsText("It is nearly done.");
            assertThat(second.page().locator("input[name=option]")).hasCount(0);
            second.screenshot("money-request-conflict-dark").fits().hasNoViolation();
            assertThat(cap(execution)).isEqualTo("0.75");
            phone.behaved();
            second.behaved();
        }
    }

    private static void answer(Visit visit, String option, String amount, String reason) {
        visit.page().locator("input[value=" + option + "]").check();
        visit.page().locator("#amount").fill(amount);
        visit.page().locator("#reason").fill(reason);
        visit.page().locator(".decide button[type=submit]").click();
    }

    private static String cap(String execution) {
        return stack.origin()
                .get(ENGAGEMENT_GOVERNOR, "/v1/budgets/execution/" + execution)
                .expect(200)
                .text("/cap_usd");
    }
}
