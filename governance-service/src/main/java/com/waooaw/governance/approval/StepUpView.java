package com.waooaw.governance.approval;

import com.waooaw.governance.identity.SentCode;
import com.waooaw.governance.notification.Channel;
import com.waooaw.governance.reading.People;
import jakarta.servlet.http.HttpSession;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the page says of a yes that takes more than a login.
 *
 * @param due whether this one does
 * @param asked whether this very session asked for a code that may still be good: it alone is shown the number
 * @param way how the message went, in words
 * @param passkey whether the person has one
 */
record StepUpView(boolean due, boolean asked, String number, String sentTo, String way, String until, boolean passkey) {

    static StepUpView of(boolean due, @Nullable SentCode sent, boolean passkey, Instant now) {
        return sent == null || !now.isBefore(sent.expiresAt())
                ? new StepUpView(due, false, "", "", "", "", passkey)
                : new StepUpView(
                        due,
                        true,
                        sent.number(),
                        sent.sentTo(),
                        sent.channel() == Channel.SMS ? "by text message" : "by mail",
                        People.instant(sent.expiresAt()),
                        passkey);
    }

    static void keep(HttpSession session, UUID approvalId, SentCode sent) {
        session.setAttribute(name(approvalId), sent);
    }

    static @Nullable SentCode kept(HttpSession session, UUID approvalId) {
        return session.getAttribute(name(approvalId)) instanceof SentCode sent ? sent : null;
    }

    private static String name(UUID approvalId) {
        return "step-up-" + approvalId;
    }
}
