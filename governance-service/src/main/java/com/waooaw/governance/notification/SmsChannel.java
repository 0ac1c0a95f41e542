package com.waooaw.governance.notification;

import com.waooaw.governance.GovernanceProperties;
import com.waooaw.governance.GovernanceProperties.Contact;
import com.waooaw.governance.GovernanceProperties.Governors;
import com.waooaw.governance.GovernanceProperties.Sms;
import com.waooaw.governance.notification.Delivery.Certainty;
import com.waooaw.platform.web.WebProperties;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Text messages by Twilio's Messages resource (API 2010-04-01). It knows no idempotency key: what was certainly not
 * taken (refused connection, 429, 503) is tried again at once; what may have been is not.
 */
@Component
class SmsChannel implements ChannelAdapter, LetterCarrier {

    private static final Logger LOG = LoggerFactory.getLogger(SmsChannel.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MAX_SUMMARY = 80;

    private final Governors governors;
    private final @Nullable Sms settings;
    private final String origin;
    private final RestClient http = ProviderHttp.restClient();
    private final RetryTemplate again = ProviderHttp.twiceMore(SmsChannel::wasNotTaken);

    @Autowired
    SmsChannel(GovernanceProperties properties, WebProperties web) {
        this(properties.governors(), properties.sms(), web.publicOrigin());
    }

    SmsChannel(Governors governors, @Nullable Sms settings, String origin) {
        this.governors = governors;
        this.settings = settings;
        this.origin = origin;
    }

    @Override
    public Channel channel() {
        return Channel.SMS;
    }

    @Override
    public boolean reaches(Notice notice) {
        return addressOf(notice.customerId()).isPresent();
    }

    /** None where nobody sends text messages. */
    @Override
    public Optional<String> addressOf(@Nullable UUID customerId, @Nullable String person) {
        return settings == null
                ? Optional.empty()
                : governors.contactFor(customerId, person).map(Contact::phone);
    }

    @Override
    public Delivery send(Notice notice, String messageId) {
        // the provider refuses a message whose reports would go where it cannot reach
        var reports = origin.startsWith("https://")
                ? DeliveryController.smsReports(
                        origin, CascadeStore.idOf(notice.approvalId(), Channel.SMS, notice.round()))
                : null;
        return send(addressOf(notice.customerId()).orElseThrow(), text(notice), reports);
    }

    @Override
    public Delivery send(Letter letter, String messageId) {
        // of a letter nobody waits to hear
        return send(addressOf(letter.customerId(), letter.person()).orElseThrow(), letter.brief(), null);
    }

    @Override
    public Delivery tell(Announcement announcement, String messageId) {
        return send(
                addressOf(announcement.customerId(), announcement.person()).orElseThrow(),
                "WAOOAW: %s. %s".formatted(announcement.title(), announcement.body()),
                null);
    }

    private Delivery send(String number, String text, @Nullable String reports) {
        var provider = Objects.requireNonNull(settings, "nobody sends text messages");
        try {
            return understood(again.execute(() -> post(provider, number, text, reports)));
        } catch (RetryException e) {
            return failed(e.getCause());
        }
    }

    private String post(Sms provider, String address, String text, @Nullable String reports) {
        var form = new LinkedMultiValueMap<String, String>();
        form.add("To", address);
        form.add("From", provider.from());
        form.add("Body", text);
        if (reports != null) {
            form.add("StatusCallback", reports);
        }
        var answer = http.post()
                .uri(provider.baseUrl() + "/2010-04-01/Accounts/{sid}/Messages.json", provider.accountSid())
                .headers(headers -> headers.setBasicAuth(provider.accountSid(), ProviderSecret.of(provider)))
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .accept(MediaType.APPLICATION_JSON)
                .body(form)
                .retrieve()
                .body(String.class);
        return answer == null ? "" : answer;
    }

    /** Taken is only what the provider gave a name. */
    private static Delivery understood(String answer) {
        try {
            var sid = JSON.readTree(answer).path("sid");
            return sid.isString() && sid.asString().matches("[A-Za-z0-9]{1,64}")
                    ? new Delivery.Taken(sid.asString())
                    : ProviderHttp.notUnderstood();
        } catch (JacksonException _) {
            return ProviderHttp.notUnderstood();
        }
    }

    private static boolean wasNotTaken(Throwable failure) {
        return switch (failure) {
            case HttpServerErrorException e -> e.getStatusCode().value() == 503;
            case HttpClientErrorException e -> e.getStatusCode().value() == 429;
            case ResourceAccessException e -> ProviderHttp.wasUnreachable(e);
            default -> false;
        };
    }

    private static Delivery failed(Throwable failure) {
        return switch (failure) {
            case HttpClientErrorException e
            when e.getStatusCode().value() == 429 -> new Delivery.Failed("provider_429", Certainty.NOT_SENT);
            case HttpClientErrorException e -> new Delivery.Failed("refused_" + codeIn(e), Certainty.NEVER);
            case HttpServerErrorException e ->
                new Delivery.Failed(
                        "provider_" + e.getStatusCode().value(),
                        e.getStatusCode().value() == 503 ? Certainty.NOT_SENT : Certainty.UNKNOWN);
            case ResourceAccessException e -> ProviderHttp.unanswered(e.getCause());
            case RestClientException _ -> ProviderHttp.notUnderstood();
            case UncheckedIOException e -> {
                LOG.error("the secret of the provider of text messages cannot be read", e);
                yield new Delivery.Failed("secret_unreadable", Certainty.NOT_SENT);
            }
            default -> throw new IllegalStateException("a text message failed in an unknown way", failure);
        };
    }

    /** The provider's own number of the error where it gives one, else the status. */
    private static String codeIn(HttpClientErrorException e) {
        JsonNode code;
        try {
            code = JSON.readTree(e.getResponseBodyAsString()).path("code");
        } catch (JacksonException _) {
            return String.valueOf(e.getStatusCode().value());
        }
        return code.isInt()
                ? String.valueOf(code.intValue())
                : String.valueOf(e.getStatusCode().value());
    }

    /** Short, and without anything somebody else wrote: a text message is read on a locked screen. */
    private String text(Notice notice) {
        return "WAOOAW: %s waits for your decision (%s, %s risk), by %s. Look: %s"
                .formatted(
                        notice.displayId(),
                        notice.action().length() > MAX_SUMMARY
                                ? notice.action().substring(0, MAX_SUMMARY)
                                : notice.action(),
                        notice.riskLevel(),
                        notice.deadline(),
                        Links.to(origin, notice, Channel.SMS));
    }
}
