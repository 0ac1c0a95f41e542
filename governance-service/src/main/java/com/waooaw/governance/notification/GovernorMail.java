package com.waooaw.governance.notification;

import com.waooaw.governance.GovernanceError;
import com.waooaw.governance.GovernanceProperties;
import com.waooaw.governance.reading.VisibleText;
import com.waooaw.platform.kernel.WaooawException;
import com.waooaw.platform.web.WebProperties;
import jakarta.mail.MessagingException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/**
 * Writes to a Governor, once as far as SMTP lets anybody promise that: the intent is stored before the message leaves
 * and the receipt after; a crash in between repeats it under the same Message-ID, by which it is recognised.
 */
@Component
public class GovernorMail {

    private static final Logger LOG = LoggerFactory.getLogger(GovernorMail.class);

    private final Receipts receipts;
    private final JavaMailSender smtp;
    private final GovernanceProperties properties;
    private final String origin;

    GovernorMail(Receipts receipts, JavaMailSender smtp, GovernanceProperties properties, WebProperties web) {
        this.receipts = receipts;
        this.smtp = smtp;
        this.properties = properties;
        this.origin = web.publicOrigin();
    }

    /**
     * What waits.
     *
     * @param customerId whose Governor decides; none for the Platform Governor
     * @param deadline in words
     */
    public record Notice(
            UUID approvalId,
            @Nullable UUID customerId,
            String displayId,
            String action,
            String summary,
            String riskLevel,
            String deadline) {}

    /**
     * Tells the Governor; does nothing where the receipt says it was done.
     *
     * @throws WaooawException {@code GOV-1001} if the mail server did not take it; the same call may succeed later
     */
    public void tell(Notice notice) {
        var address = properties.governors().addressFor(notice.customerId());
        if (address.isEmpty()) {
            LOG.warn("nobody is named as the Governor who decides {}", notice.displayId());
            return;
        }
        var messageId = "<approval-%s@%s>".formatted(notice.approvalId(), host());
        if (!receipts.intend(notice.approvalId(), notice.customerId(), messageId)) {
            return;
        }
        send(notice, address.get(), messageId);
        receipts.sent(notice.approvalId());
        LOG.info("told the Governor of {}", notice.displayId());
    }

    private void send(Notice notice, String address, String messageId) {
        try {
            var message = smtp.createMimeMessage();
            var helper = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
            helper.setFrom(properties.mail().from());
            helper.setTo(address);
            helper.setSubject("[WAOOAW] %s waits for your decision: %s".formatted(notice.displayId(), notice.action()));
            helper.setText(text(notice));
            message.setHeader("Message-ID", messageId);
            message.setHeader("Auto-Submitted", "auto-generated");
            smtp.send(message);
        } catch (MailException | MessagingException e) {
            throw new WaooawException(GovernanceError.MAIL_UNAVAILABLE, "the mail server did not take it", e);
        }
    }

    private String text(Notice notice) {
        return """
                %s

                %s

                Risk: %s
                Decide by: %s. Silence denies.

                Look at exactly what will be done, and decide, here:
                %s/approvals/%s

                Opening this link decides nothing.
                """.formatted(
                        notice.action(),
                        VisibleText.of(notice.summary()),
                        notice.riskLevel(),
                        notice.deadline(),
                        origin,
                        notice.approvalId());
    }

    private String host() {
        var host = URI.create(origin).getHost();
        return host == null ? "waooaw.invalid" : host;
    }
}
