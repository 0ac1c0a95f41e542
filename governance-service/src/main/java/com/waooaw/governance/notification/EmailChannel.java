package com.waooaw.governance.notification;

import com.waooaw.governance.GovernanceProperties;
import com.waooaw.governance.GovernanceProperties.Contact;
import com.waooaw.governance.reading.VisibleText;
import com.waooaw.platform.web.WebProperties;
import jakarta.mail.MessagingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Mail by SMTP. A message sent twice carries the same Message-ID, by which it is recognised as one. */
@Component
class EmailChannel implements ChannelAdapter, LetterCarrier {

    private static final Logger LOG = LoggerFactory.getLogger(EmailChannel.class);

    private final JavaMailSender smtp;
    private final GovernanceProperties properties;
    private final String origin;

    EmailChannel(JavaMailSender smtp, GovernanceProperties properties, WebProperties web) {
        this.smtp = smtp;
        this.properties = properties;
        this.origin = web.publicOrigin();
    }

    @Override
    public Channel channel() {
        return Channel.EMAIL;
    }

    @Override
    public boolean reaches(Notice notice) {
        return addressOf(notice.customerId()).isPresent();
    }

    @Override
    public Optional<String> addressOf(@Nullable UUID customerId, @Nullable String person) {
        return properties.governors().contactFor(customerId, person).map(Contact::email);
    }

    @Override
    public Delivery send(Notice notice, String messageId) {
        return post(
                addressOf(notice.customerId()).orElseThrow(),
                "[WAOOAW] %s waits for your decision: %s".formatted(notice.displayId(), notice.action()),
                text(notice),
                messageId);
    }

    @Override
    public Delivery send(Letter letter, String messageId) {
        return post(
                addressOf(letter.customerId(), letter.person()).orElseThrow(),
                "[WAOOAW] " + letter.title(),
                letter.text(),
                messageId);
    }

    @Override
    public Delivery tell(Announcement announcement, String messageId) {
        return post(
                addressOf(announcement.customerId(), announcement.person()).orElseThrow(),
                "[WAOOAW] " + announcement.title(),
                "%s%n%n%s%n%s".formatted(announcement.title(), announcement.body(), more(announcement)),
                messageId);
    }

    /** Whoever imitates a warning wants a link to be followed: ours have none. */
    private String more(Announcement announcement) {
        return announcement.kind() == NoticeKind.SECURITY
                ? ""
                : "%nMore: %s%s%n".formatted(origin, Links.of(announcement));
    }

    private Delivery post(String to, String subject, String text, String messageId) {
        try {
            var message = smtp.createMimeMessage();
            var helper = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
            helper.setFrom(properties.mail().from());
            helper.setTo(to);
            helper.setSubject(subject);
            helper.setText(text);
            message.setHeader("Message-ID", messageId);
            message.setHeader("Auto-Submitted", "auto-generated");
            smtp.send(message);
            return new Delivery.Taken(messageId);
        } catch (MailException | MessagingException e) {
            LOG.warn("the mail server did not take {}", messageId, e);
            return new Delivery.Failed("mail_server", Delivery.Certainty.NOT_SENT);
        }
    }

    private String text(Notice notice) {
        return """
                %s

                %s

                Risk: %s
                Decide by: %s. %s

                Look at exactly what will be done, and decide, here:
                %s

                Opening this link decides nothing.
                """.formatted(
                        notice.action(),
                        VisibleText.of(notice.summary()),
                        notice.riskLevel(),
                        notice.deadline(),
                        notice.silence(),
                        Links.to(origin, notice, Channel.EMAIL));
    }
}
