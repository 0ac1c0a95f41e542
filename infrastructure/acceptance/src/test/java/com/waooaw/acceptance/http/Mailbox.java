package com.waooaw.acceptance.http;

import com.waooaw.local.http.Json;
import java.util.ArrayList;
import java.util.List;

/** The mail of everybody, as {@code /dev/mailbox} shows it. */
public final class Mailbox {

    private final PublicOrigin origin;

    /** Of a stack. */
    public Mailbox(PublicOrigin origin) {
        this.origin = origin;
    }

    /** Messages about this, the newest first: those whose text has it. */
    public List<Mail> about(String text) {
        var found = new ArrayList<Mail>();
        for (var message : origin.get(Person.NOBODY, "/dev/mailbox/messages")
                .expect(200)
                .json()
                .path("messages")) {
            var mail = Json.MAPPER.treeToValue(message, Mail.class);
            if (mail.text().contains(text)) {
                found.add(mail);
            }
        }
        return found;
    }

    /** One message. */
    public record Mail(String id, String messageId, List<String> to, String subject, String text, List<String> links) {}
}
