package com.waooaw.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.waooaw.acceptance.flow.StepUp;
import com.waooaw.acceptance.http.Person;
import com.waooaw.local.issuer.LocalPeople;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/** One person in front of one browser window of one width; what the pages do beside showing is written down. */
final class Visit implements AutoCloseable {

    private static final Set<String> SERIOUS = Set.of("serious", "critical");
    private static final int HEIGHT = 800;

    private final BrowserContext context;
    private final Page page;
    private final URI origin;
    private final int width;
    private final List<String> elsewhere = new ArrayList<>();
    private final List<String> dialogs = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();

    Visit(Chromium chromium, URI origin, int width) {
        this(chromium, origin, width, new Browser.NewContextOptions());
    }

    /** The same through a line that can be cut: the emulation of Chromium leaves its workers connected. */
    Visit(Chromium chromium, URI origin, int width, Tunnel tunnel) {
        this(chromium, origin, width, new Browser.NewContextOptions().setProxy(tunnel.address()));
    }

    /** The same in a browser that runs no script of any page. */
    static Visit withoutScripts(Chromium chromium, URI origin, int width) {
        return new Visit(chromium, origin, width, new Browser.NewContextOptions().setJavaScriptEnabled(false));
    }

    private Visit(Chromium chromium, URI origin, int width, Browser.NewContextOptions options) {
        this.origin = origin;
        this.width = width;
        this.context = chromium.browser()
                .newContext(options.setViewportSize(width, HEIGHT).setLocale("en-GB"));
        context.setDefaultTimeout(20_000);
        context.route("**/*", this::onlyToTheOrigin);
        this.page = context.newPage();
        page.onDialog(dialog -> {
            dialogs.add(dialog.message());
            dialog.dismiss();
        });
        page.onPageError(errors::add);
    }

    private void onlyToTheOrigin(Route route) {
        var address = URI.create(route.request().url().replaceAll("[|\\s\"<>]", "_"));
        if (origin.getAuthority().equals(address.getAuthority())) {
            route.resume();
            return;
        }
        elsewhere.add(route.request().url());
        route.abort();
    }

    Page page() {
        return page;
    }

    /** Opens a path, logging in as this person where a page asks for it. */
    Visit open(Person person, String path) {
        page.navigate(origin.resolve(path).toString());
        return person == Person.NOBODY ? this : login(person);
    }

    /** Logs in, if the page asks for it. */
    Visit login(Person person) {
        if (page.locator("input[type=password]").count() > 0) {
            page.locator("input[name=username]").fill(person.username());
            page.locator("input[type=password]").fill(LocalPeople.PASSWORD);
            page.locator("form:has(input[type=password]) button[type=submit]").click();
            page.waitForURL(address -> !address.contains("/auth/"));
        }
        return this;
    }

    /** Asks for a code where a yes takes one, and types it in, with the number. */
    Visit prove(StepUp stepUp) {
        var asking = page.locator("form.step-up button");
        if (asking.count() > 0) {
            asking.click();
            page.locator("#code").waitFor();
            stepUp.fields(page.content())
                    .forEach((field, value) -> page.locator("#" + field).fill(value));
        }
        return this;
    }

    /** From now on the pages that were opened are there without a connection. */
    void worksOffline() {
        page.waitForFunction("() => navigator.serviceWorker.controller !== null");
    }

    /** Says so to the page at once; a browser behind a tunnel takes its time to notice. */
    void isOnlineAgain() {
        page.evaluate("() => window.dispatchEvent(new Event('online'))");
    }

    /** As a person sees it: target/screenshots/NAME-WIDTH.png. */
    Visit screenshot(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "screenshots", String.format(Locale.ROOT, "%s-%d.png", name, width)))
                .setFullPage(true));
        return this;
    }

    /** Nothing sticks out to the right. */
    Visit fits() {
        var wide = page.evaluate("""
                () => {
                  const room = document.documentElement.clientWidth;
                  if (document.documentElement.scrollWidth <= room) return '';
                  return [...document.querySelectorAll('body *')]
                      .filter(e => e.getBoundingClientRect().right > room + 1)
                      .slice(0, 5).map(e => e.tagName + '.' + e.className).join(' ') || 'the page';
                }
                """);
        assertThat(wide).as("what is wider than %d px at %s", width, page.url()).isEqualTo("");
        return this;
    }

    /** In the light or in the dark. */
    Visit scheme(ColorScheme scheme) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        return this;
    }

    /** axe-core finds nothing at all. */
    Visit hasNoViolation() {
        return violatesNothing(new AxeBuilder(page), _ -> true);
    }

    /** axe-core finds nothing serious, but for these rules of a page that is not ours. */
    Visit isAccessible(String... knownRules) {
        var axe = new AxeBuilder(page);
        if (knownRules.length > 0) {
            axe.disableRules(List.of(knownRules));
        }
        return violatesNothing(axe, violation -> SERIOUS.contains(String.valueOf(violation.getImpact())));
    }

    private Visit violatesNothing(AxeBuilder axe, Predicate<Rule> counts) {
        var found = axe.analyze().getViolations().stream()
                .filter(counts)
                .map(violation -> violation.getId() + ": " + violation.getHelp() + " "
                        + violation.getNodes().stream()
                                .map(node -> node.getHtml())
                                .limit(3)
                                .toList())
                .toList();
        assertThat(found).as("accessibility violations at %s", page.url()).isEmpty();
        return this;
    }

    /** No request to anybody else, no dialog, no script error. */
    Visit behaved() {
        assertThat(elsewhere).as("requests to somebody else").isEmpty();
        assertThat(dialogs).as("dialogs").isEmpty();
        assertThat(errors).as("script errors").isEmpty();
        return this;
    }

    @Override
    public void close() {
        // what is still under way would be answered for a page that is gone
        context.unrouteAll();
        context.close();
    }
}
