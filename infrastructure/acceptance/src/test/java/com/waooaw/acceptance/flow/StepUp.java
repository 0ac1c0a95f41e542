package com.waooaw.acceptance.flow;

import static org.awaitility.Awaitility.await;

import com.waooaw.acceptance.http.Answer;
import com.waooaw.acceptance.http.HtmlPage;
import com.waooaw.acceptance.http.Person;
import com.waooaw.acceptance.http.PublicOrigin;
import com.waooaw.acceptance.http.WebVisitor;
import com.waooaw.local.client.CodeMail;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A yes that takes more than a login: the code from the mail, the number from where it was asked for. Whether one does is
 * seen from what the service says, so that a yes which takes nothing more is given as it always was.
 */
public final class StepUp {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String DUE = "GOV-0060";
    private static final String NOT_DUE = "GOV-0067";
    private static final Pattern ID = Pattern.compile("APPR-[0-9A-F]{8}");
    private static final Pattern NUMBER = Pattern.compile("class=\"number\">([0-9]{2})<");

    private final PublicOrigin origin;

    /** On a stack. */
    public StepUp(PublicOrigin origin) {
        this.origin = origin;
    }

    /** Whether this answer says that a login is not enough. */
    static boolean isDue(Answer answer) {
        return answer.status() == 403 && answer.code().equals(DUE);
    }

    /** Where a code is asked for over the API. */
    public static String path(String approvalId) {
        return "/v1/approvals/" + approvalId + "/step-ups";
    }

    /** What a decision has to say beside yes; nothing where a login is enough, or nothing waits. */
    public Map<String, String> proof(Person governor, String approvalId) {
        return proof(origin.post(governor, path(approvalId), Map.of()));
    }

    /** The same, from the answer to {@link #path}. */
    public Map<String, String> proof(Answer asked) {
        if (asked.status() == 409 && asked.code().equals(NOT_DUE)) {
            return Map.of();
        }
        asked.expect(202);
        return Map.of("code", code(asked.text("/step_up_id")), "number", asked.text("/number"));
    }

    /** The body of a yes, from the answer to {@link #path}. */
    public Map<String, String> yes(Answer asked, String actHash) {
        var body = new HashMap<>(proof(asked));
        body.put("decision", "approve");
        body.put("act_hash", actHash);
        return body;
    }

    /** Says yes on a page, by its form. */
    public HtmlPage approve(WebVisitor visitor, HtmlPage page) {
        var asking = page.forms().stream()
                .filter(form -> form.action().getPath().endsWith("/step-up"))
                .findFirst();
        if (asking.isEmpty()) {
            return visitor.press(button(page), "approve", Map.of());
        }
        var asked = visitor.submit(asking.get(), Map.of());
        return visitor.press(button(asked), "approve", fields(asked.html()));
    }

    /** Code and number for the page of an approval that has just asked for a code. */
    public Map<String, String> fields(String html) {
        var id = ID.matcher(html);
        if (!id.find()) {
            throw new AssertionError("the page is not about an approval");
        }
        return fields(html, id.group());
    }

    /** The same for a page about something else, as the mail calls it. */
    public Map<String, String> fields(String html, String about) {
        var number = NUMBER.matcher(html);
        if (!number.find()) {
            throw new AssertionError("the page shows no number for a code");
        }
        return Map.of("code", code(about), "number", number.group(1));
    }

    private static HtmlPage.Form button(HtmlPage page) {
        return page.formWithButton("approve")
                .orElseThrow(() -> new AssertionError("no button to approve: " + page.status() + " " + page.address()));
    }

    private String code(String about) {
        return await("a code for " + about)
                .atMost(PATIENCE)
                .until(
                        () -> origin.tryGet(Person.NOBODY, "/dev/mailbox/messages")
                                .filter(box -> box.status() == 200)
                                .flatMap(box -> CodeMail.newest(box.json(), about)),
                        found -> found.isPresent())
                .orElseThrow();
    }
}
