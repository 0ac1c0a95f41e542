package com.waooaw.governance.notification;

import com.waooaw.governance.notification.Delivery.Certainty;
import com.waooaw.governance.notification.FcmAccess.Access;
import com.waooaw.governance.notification.ReachProperties.Fcm;
import com.waooaw.platform.web.WebProperties;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpStatusCodeException;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Firebase Cloud Messaging, HTTP v1. A message about the same thing replaces an earlier one that was not delivered yet
 * (collapse key), and is one notification on the device (tag), so what failed may be sent again. Where Google says how
 * long to wait, nothing is sent before.
 */
@Component
class FcmSender implements DeviceSender {

    private static final Logger LOG = LoggerFactory.getLogger(FcmSender.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern NAME = Pattern.compile("projects/[^/]{1,100}/messages/[^/]{1,80}");
    private static final Pattern CODE = Pattern.compile("[A-Z_]{1,60}");
    /** Google's own words on a 429 that says nothing of how long. */
    private static final Duration AFTER_TOO_MANY = Duration.ofMinutes(1);

    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private final @Nullable Fcm settings;
    private final FcmAccess access;
    private final String origin;
    private final Clock clock;
    private final RestClient http = ProviderHttp.restClient();
    private final RetryTemplate again = ProviderHttp.twiceMore(FcmSender::mayBeTriedAtOnce);
    private final AtomicReference<Instant> notBefore = new AtomicReference<>(Instant.EPOCH);

    @Autowired
    FcmSender(ReachProperties reach, FcmAccess access, WebProperties web, Clock clock) {
        this(reach.fcm(), access, web.publicOrigin(), clock);
    }

    FcmSender(@Nullable Fcm settings, FcmAccess access, String origin, Clock clock) {
        this.settings = settings;
        this.access = access;
        this.origin = origin;
        this.clock = clock;
    }

    @Override
    public Device.Kind kind() {
        return Device.Kind.FCM;
    }

    @Override
    public boolean ready() {
        return settings != null;
    }

    @Override
    public Delivery send(Device device, PushMessage message, String receipt) {
        if (!(device.address() instanceof Device.Fcm(var token))) {
            throw new IllegalArgumentException(device + " is no app");
        }
        if (clock.instant().isBefore(notBefore.get())) {
            return new Delivery.Failed("fcm_not_yet", Certainty.NOT_SENT);
        }
        var body = JSON.writeValueAsString(Map.of("message", content(token, message, receipt)));
        return access.current()
                .map(first -> switch (posted(first, body)) {
                    case Answer.TokenRefused _ ->
                        access.insteadOf(first)
                                .map(second -> posted(second, body))
                                .orElseGet(FcmSender::noAccess);
                    case Answer answer -> answer;
                })
                .orElseGet(FcmSender::noAccess)
                .delivery();
    }

    private static Answer noAccess() {
        return new Answer.Settled(new Delivery.Failed("fcm_no_access", Certainty.NOT_SENT));
    }

    /** What came of one request. */
    private sealed interface Answer {

        Delivery delivery();

        record Settled(Delivery delivery) implements Answer {}

        /** Google does not believe the access token. */
        record TokenRefused(Delivery delivery) implements Answer {}
    }

    private Answer posted(Access with, String body) {
        try {
            return new Answer.Settled(understood(again.execute(() -> post(with, body))));
        } catch (RetryException e) {
            var delivery = failed(e.getCause());
            return e.getCause() instanceof HttpStatusCodeException status
                            && status.getStatusCode().value() == 401
                    ? new Answer.TokenRefused(delivery)
                    : new Answer.Settled(delivery);
        }
    }

    private String post(Access with, String body) {
        var fcm = Objects.requireNonNull(settings, "nobody brings messages to apps");
        var answer = http.post()
                .uri(fcm.baseUrl() + "/v1/projects/{project}/messages:send", with.project())
                .headers(headers -> headers.setBearerAuth(with.token()))
                .contentType(MediaType.APPLICATION_JSON)
                .accept(MediaType.APPLICATION_JSON)
                .body(body)
                .retrieve()
                .body(String.class);
        return answer == null ? "" : answer;
    }

    private Map<String, Object> content(String token, PushMessage message, String receipt) {
        var about = message.about().toString();
        return Map.of(
                "token",
                token,
                "notification",
                Map.of("title", message.title(), "body", message.body()),
                // for the app: where a tap leads, and how to say that the message has arrived
                "data",
                Map.of(
                        "about",
                        about,
                        "url",
                        message.url(),
                        "receipt",
                        receipt,
                        "receipt_url",
                        origin + DeliveryController.PUSH),
                "android",
                Map.of(
                        "priority",
                        "HIGH",
                        "ttl",
                        "86400s",
                        "collapse_key",
                        about,
                        "notification",
                        Map.of("tag", about)),
                "apns",
                Map.of("headers", Map.of("apns-priority", "10", "apns-collapse-id", about)));
    }

    /** Taken is only what Google gave a name. */
    private static Delivery understood(String answer) {
        try {
            var name = JSON.readTree(answer).path("name");
            return name.isString() && NAME.matcher(name.asString()).matches()
                    ? new Delivery.Taken(name.asString())
                    : ProviderHttp.notUnderstood();
        } catch (JacksonException _) {
            return ProviderHttp.notUnderstood();
        }
    }

    private static boolean mayBeTriedAtOnce(Throwable failure) {
        return switch (failure) {
            case HttpStatusCodeException e ->
                (e.getStatusCode().value() == 500 || e.getStatusCode().value() == 503)
                        && retryAfter(e).isEmpty();
            case ResourceAccessException e -> ProviderHttp.wasUnreachable(e);
            default -> false;
        };
    }

    private Delivery failed(Throwable failure) {
        return switch (failure) {
            case HttpStatusCodeException e -> refused(e);
            case ResourceAccessException e -> ProviderHttp.unanswered(e.getCause());
            case RestClientException _ -> ProviderHttp.notUnderstood();
            default -> throw new IllegalStateException("a message to an app failed in an unknown way", failure);
        };
    }

    private Delivery refused(HttpStatusCodeException e) {
        int status = e.getStatusCode().value();
        var said = said(e);
        var code = codeIn(said, status);
        var reason = "fcm_" + code.toLowerCase(Locale.ROOT);
        return switch (status) {
            // a wrong address or project is a 404, too, and says nothing of a device
            case 404 ->
                code.equals("UNREGISTERED")
                        ? new Delivery.Failed(DEVICE_GONE, Certainty.NEVER)
                        : new Delivery.Failed(reason, Certainty.NOT_SENT);
            case 429 -> {
                waitFor(retryAfter(e).orElse(AFTER_TOO_MANY));
                yield new Delivery.Failed(reason, Certainty.NOT_SENT);
            }
            case 500, 502, 503, 504 -> {
                retryAfter(e).ifPresent(this::waitFor);
                yield new Delivery.Failed(reason, Certainty.NOT_SENT);
            }
            default -> new Delivery.Failed(reason, Certainty.NEVER);
        };
    }

    private void waitFor(Duration pause) {
        var until = clock.instant().plus(pause.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : pause);
        notBefore.accumulateAndGet(until, (one, other) -> one.isAfter(other) ? one : other);
        LOG.warn("Firebase Cloud Messaging asks to be left alone until {}", until);
    }

    private static JsonNode said(HttpStatusCodeException e) {
        try {
            return JSON.readTree(e.getResponseBodyAsString());
        } catch (JacksonException _) {
            return JSON.createObjectNode();
        }
    }

    /** FCM's own code where there is one, else Google's, else the status. */
    private static String codeIn(JsonNode said, int status) {
        var error = said.path("error");
        return error.path("details")
                .valueStream()
                .map(detail -> detail.path("errorCode").asString(""))
                .filter(code -> CODE.matcher(code).matches())
                .findFirst()
                .or(() -> Optional.of(error.path("status").asString(""))
                        .filter(code -> CODE.matcher(code).matches()))
                .orElse(String.valueOf(status));
    }

    /** Seconds, or a date (RFC 9110, 10.2.3). */
    private static Optional<Duration> retryAfter(HttpStatusCodeException e) {
        var headers = e.getResponseHeaders();
        if (headers == null) {
            return Optional.empty();
        }
        var said = headers.getFirst(HttpHeaders.RETRY_AFTER);
        if (said == null) {
            return Optional.empty();
        }
        if (said.matches("[0-9]{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(said)));
        }
        try {
            var at = ZonedDateTime.parse(said, DateTimeFormatter.RFC_1123_DATE_TIME);
            var sent = headers.getFirst(HttpHeaders.DATE);
            // by the sender's clock: ours may be another
            var now = sent == null ? null : ZonedDateTime.parse(sent, DateTimeFormatter.RFC_1123_DATE_TIME);
            return Optional.of(now == null ? AFTER_TOO_MANY : Duration.between(now, at))
                    .filter(Duration::isPositive);
        } catch (DateTimeException _) {
            return Optional.of(AFTER_TOO_MANY);
        }
    }
}
