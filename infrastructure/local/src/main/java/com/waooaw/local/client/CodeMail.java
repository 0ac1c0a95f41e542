package com.waooaw.local.client;

import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Reads one-time codes where the local stack's people get their mail, as they would. */
public final class CodeMail {

    private static final Pattern CODE = Pattern.compile("(?m)^Code: ([0-9]{4}) ([0-9]{4})\\s*$");

    private CodeMail() {}

    /**
     * The newest code about an approval.
     *
     * @param messages what {@code /dev/mailbox/messages} answers, the newest first
     * @param about its display id, or the id of the step-up
     */
    public static Optional<String> newest(JsonNode messages, String about) {
        return messages.path("messages")
                .valueStream()
                .filter(mail -> mail.path("subject").asString("").endsWith("Code for " + about)
                        || mail.path("message_id").asString("").contains("step-up-" + about))
                .map(mail -> CODE.matcher(mail.path("text").asString("")))
                .filter(found -> found.find())
                .map(found -> found.group(1) + found.group(2))
                .findFirst();
    }
}
