package com.waooaw.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.waooaw.acceptance.http.Person.GOVERNOR;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The way from page to page: one row on a phone and on a desk, by thumb and by keys, with and without scripts. */
@Order(36)
class NavigationPagesIT extends StackPages {

    /** One row that a thumb hits (44 px), and not yet a second. */
    private static final double ONE_ROW = 60;

    @Test
    void aPhoneHasOneRowAndAMenuThatKeysAndEscapeWork() {
        try (var visit = visit(PHONE).open(GOVERNOR, "/approvals")) {
            var menu = visit.page().locator("#more summary");
            var history = visit.page().locator("#more a[href$='/history']");
            assertThat(height(visit)).isLessThan(ONE_ROW);
            assertThat(visit.page().locator(".rooms [aria-current=page]")).hasText("Inbox");
            assertThat(history).isHidden();
            visit.page().waitForLoadState();

            menu.focus();
            visit.page().keyboard().press("Enter");
            assertThat(history).isVisible();
            visit.screenshot("navigation-menu").fits().hasNoViolation();
            visit.scheme(ColorScheme.DARK).fits().hasNoViolation();
            visit.page().keyboard().press("Escape");
            assertThat(history).isHidden();
            assertThat(menu).isFocused();

            visit.page().keyboard().press("Enter");
            visit.page().locator("h1").click(new Locator.ClickOptions().setPosition(5, 5));
            assertThat(history).isHidden();
            visit.behaved();
        }
    }

    @Test
    void theMenuNeedsNoScript() {
        try (var visit = visitWithoutScripts(PHONE).open(GOVERNOR, "/approvals")) {
            visit.page().locator("#more summary").click();
            visit.page().locator("#more a[href$='/history']").click();

            assertThat(visit.page()).hasURL(Pattern.compile(".*/approvals/history"));
            assertThat(visit.page().locator("#more summary")).hasClass("here");
            visit.page().locator("#more summary").click();
            assertThat(visit.page().locator("#more [aria-current=page]")).hasText("History");
        }
    }

    @Test
    void aWideWindowShowsEveryPageInOneRowAndNoMenu() {
        try (var visit = visit(1280).open(GOVERNOR, "/approvals/history")) {
            assertThat(height(visit)).isLessThan(ONE_ROW);
            assertThat(visit.page().locator("#more")).isHidden();
            for (var link : visit.page().locator(".rooms a").all()) {
                assertThat(link).isVisible();
            }
            assertThat(visit.page().locator(".rooms [aria-current=page]")).hasText("History");
            visit.screenshot("navigation").fits().behaved();
        }
    }

    private static double height(Visit visit) {
        return visit.page().locator("header nav").boundingBox().height;
    }
}
