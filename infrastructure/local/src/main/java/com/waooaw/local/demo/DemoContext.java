package com.waooaw.local.demo;

import com.waooaw.local.client.Api;
import com.waooaw.local.client.Browser;
import com.waooaw.local.client.CodeMail;
import com.waooaw.local.infrastructure.Infrastructure;
import com.waooaw.local.issuer.LocalPeople;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * What every step works with.
 *
 * @param root of the repository, where the examples are
 * @param results where files the demo makes for a person go
 * @param interactive a human decides in the browser
 * @param say shows a line under the step
 */
record DemoContext(
        Api api,
        DemoState state,
        Infrastructure infrastructure,
        Path root,
        Path results,
        boolean interactive,
        Consumer<String> say) {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String ASKS_FOR_CODE = "/step-up\"";
    private static final Pattern NUMBER = Pattern.compile("class=\"number\">([0-9]{2})<");
    private static final Duration A_PERSONS_PATIENCE = Duration.ofHours(24);

    /** Reads again and again until it is so; shows each change of what {@code line} says. */
    JsonNode until(
            String person, String path, Function<JsonNode, String> line, Predicate<JsonNode> isSo, String otherwise)
            throws InterruptedException {
        return until(person, path, line, isSo, otherwise, PATIENCE);
    }

    private JsonNode until(
            String person,
            String path,
            Function<JsonNode, String> line,
            Predicate<JsonNode> isSo,
            String otherwise,
            Duration patience)
            throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        var shown = "";
        while (true) {
            var answer = api.ask(person, "GET", path, null, null, Map.of());
            if (answer.status() == 200) {
                var found = answer.json();
                var now = line.apply(found);
                if (!now.isEmpty() && !now.equals(shown)) {
                    say.accept(now);
                    shown = now;
                }
                if (isSo.test(found)) {
                    return found;
                }
            }
            if (System.nanoTime() > end) {
                throw new DemoFailure(otherwise + " (last: " + answer.status() + " " + shown + ")");
            }
            TimeUnit.MILLISECONDS.sleep(300);
        }
    }

    /** A Governor is told by mail that something waits, with a link to it. */
    void awaitMail(String governor, String approvalId) throws InterruptedException {
        var link = api.at("/approvals/" + approvalId).toString();
        var address = governor + "@waooaw.local";
        var mails = until(
                "",
                "/dev/mailbox/messages?to=" + address,
                _ -> "",
                found -> mailWith(found, link).isPresent(),
                "no mail with " + link + " came to " + address);
        var subject = mailWith(mails, link).map(mail -> text(mail, "subject")).orElse("");
        say.accept("\"" + subject + "\" to " + address + ", with " + link);
    }

    private static Optional<JsonNode> mailWith(JsonNode mails, String link) {
        return mails.path("messages")
                .valueStream()
                .filter(mail -> mail.path("links")
                        .valueStream()
                        .anyMatch(found -> found.asString("").startsWith(link)))
                .findFirst();
    }

    /**
     * A Governor decides: opens the page, sees the act, sends the form; or a human does all that.
     *
     * @return the approval afterwards
     */
    JsonNode decide(String governor, String approvalId) throws IOException, InterruptedException {
        var address = api.at("/approvals/" + approvalId);
        if (interactive) {
            say.accept(
                    "Decide in your browser as " + governor + " (password " + LocalPeople.PASSWORD + "): " + address);
            say.accept("Where it asks for a code: that is a mail, too, in " + api.at("/dev/mailbox"));
        } else {
            approveByForm(governor, approvalId);
        }
        var approval = until(
                governor,
                "/v1/approvals/" + approvalId,
                _ -> "",
                found -> !text(found, "status").equals("pending"),
                "nobody decided approval " + approvalId,
                interactive ? A_PERSONS_PATIENCE : PATIENCE);
        var status = text(approval, "status");
        if (!status.equals("approved") && !status.equals("consumed")) {
            throw new DemoFailure("the approval is " + status + ", so the demo ends here");
        }
        return approval;
    }

    private void approveByForm(String governor, String approvalId) throws IOException, InterruptedException {
        var approval = api.get(governor, "/v1/approvals/" + approvalId);
        if (!text(approval, "status").equals("pending")) {
            say.accept("It was decided before: " + text(approval, "status"));
            return;
        }
        try (var browser = new Browser()) {
            var page = browser.openAs(api.at("/approvals/" + approvalId), governor, LocalPeople.PASSWORD);
            check(page.status() == 200, "the approval page was answered " + page.status());
            check(
                    page.body().contains(text(approval, "act_hash")),
                    "the approval page does not show the hash of the act");
            var fields = new HashMap<>(Map.of("decision", "approve"));
            if (page.body().contains(ASKS_FOR_CODE)) {
                page = browser.submit(page, ASKS_FOR_CODE, Map.of());
                check(page.status() == 200, "asking for a code was answered " + page.status());
                fields.putAll(codeOf(governor, page.body(), text(approval, "display_id")));
            }
            var after = browser.submit(page, "value=\"approve\"", fields);
            check(after.status() == 200, "the decision was answered " + after.status());
        }
        say.accept("Approved by a form, as " + governor + ", exactly the act with SHA-256 "
                + text(approval, "act_hash").substring(0, 16) + "...");
    }

    /** The number is on the page, the code in the mail; neither is worth anything alone. */
    private Map<String, String> codeOf(String governor, String page, String displayId) {
        var number = NUMBER.matcher(page);
        check(number.find(), "the page shows no number for the code");
        var messages = api.get("", "/dev/mailbox/messages?to=" + governor + "@waooaw.local");
        var code = CodeMail.newest(messages, displayId)
                .orElseThrow(() -> new DemoFailure("no code for " + displayId + " came by mail"));
        say.accept("A yes to this takes more than a login: the code from the mail, the number from the page");
        return Map.of("code", code, "number", number.group(1));
    }

    static void check(boolean condition, String otherwise) {
        if (!condition) {
            throw new DemoFailure(otherwise);
        }
    }

    static String text(JsonNode node, String member) {
        return node.path(member).asString("");
    }
}
