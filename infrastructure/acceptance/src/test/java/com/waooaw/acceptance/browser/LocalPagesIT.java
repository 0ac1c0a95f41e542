package com.waooaw.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.acceptance.http.Person;
import com.waooaw.local.infrastructure.Infrastructure;
import com.waooaw.local.infrastructure.InfrastructureFile;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages of the local stack and the API documentation, on a phone and on a desk. */
@Order(30)
class LocalPagesIT extends StackPages {

    @ParameterizedTest
    @ValueSource(ints = {360, 1280})
    void theStartPageLeadsEverywhere(int width) {
        try (var visit = visit(width).open(Person.NOBODY, "/")) {
            assertThat(visit.page().locator("a[href*='/dev/mailbox']")).isVisible();
            visit.screenshot("start").fits().isAccessible().behaved();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 1280})
    void theMailboxShowsMail(int width) {
        try (var visit = visit(width).open(Person.NOBODY, "/dev/mailbox")) {
            assertThat(visit.page().locator("h1")).hasText("Mailbox");
            visit.screenshot("mailbox").fits().isAccessible().behaved();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 1280})
    void aWrongPasswordIsSaidSo(int width) {
        try (var visit = visit(width).open(Person.NOBODY, "/auth/login")) {
            visit.screenshot("login").fits().isAccessible();
            visit.page().locator("input[name=username]").fill("<script>alert(1)</script>");
            visit.page().locator("input[type=password]").fill("wrong");
            visit.page().locator("button[type=submit]").click();

            assertThat(visit.page().locator("[role=alert]")).isVisible();
            visit.screenshot("login-refused").fits().isAccessible().behaved();
        }
    }

    @ParameterizedTest
    @MethodSource("servicesOnBothScreens")
    void theApiDocumentationListsOperations(int width, String service) {
        try (var visit = visit(width).open(Person.NOBODY, "/services/" + service + "/swagger-ui/index.html")) {
            assertThat(visit.page().locator(".opblock").first()).isVisible();
            assertThat(visit.page().locator(".errors-wrapper").count()).isZero();
            visit.screenshot("api-" + service).fits().behaved();
        }
    }

    static Stream<Arguments> servicesOnBothScreens() {
        return InfrastructureFile.of(InfrastructureFile.rootAbove(Path.of("").toAbsolutePath())).services().stream()
                .filter(Infrastructure.Service::isBuilt)
                .flatMap(service -> Stream.of(Arguments.of(360, service.name()), Arguments.of(1280, service.name())));
    }
}
