package com.waooaw.governance;

import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMailUtil;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where a Governor of these tests finds the codes they are sent by mail. */
public final class CodeBox {

    private static final Pattern CODE = Pattern.compile("(?m)^Code: ([0-9]{4}) ([0-9]{4})\\s*$");
    private static final Pattern NUMBER = Pattern.compile("class=\"number\">([0-9]{2})<");

    private CodeBox() {}

    /** The code of a step-up. */
    public static String codeOf(String stepUpId) {
        return code(mail("<step-up-" + stepUpId + "@"));
    }

    /** The newest code whose mail has this in its subject. */
    public static String newestAbout(String displayId) {
        return code(await().until(
                        () -> Arrays.stream(GovernanceServiceTest.MAIL.getReceivedMessages())
                                .filter(mail -> subject(mail).endsWith("Code for " + displayId))
                                .reduce((_, newer) -> newer),
                        found -> found.isPresent())
                .orElseThrow());
    }

    /** The number a page shows to who asked for a code there. */
    public static Optional<String> numberOn(String page) {
        return NUMBER.matcher(page).results().map(found -> found.group(1)).findFirst();
    }

    /** The mail whose message id begins like this. */
    public static MimeMessage mail(String messageId) {
        return await().until(
                        () -> Arrays.stream(GovernanceServiceTest.MAIL.getReceivedMessages())
                                .filter(mail -> id(mail).startsWith(messageId))
                                .findFirst(),
                        found -> found.isPresent())
                .orElseThrow();
    }

    private static String code(MimeMessage mail) {
        var found = CODE.matcher(GreenMailUtil.getBody(mail));
        if (!found.find()) {
            throw new AssertionError("no code in " + subject(mail));
        }
        return found.group(1) + found.group(2);
    }

    private static String subject(MimeMessage mail) {
        try {
            return String.valueOf(mail.getSubject());
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private static String id(MimeMessage mail) {
        try {
            return String.valueOf(mail.getMessageID());
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }
}
