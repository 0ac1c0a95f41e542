package com.waooaw.governance.notification;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How Governors are reached, beyond where they are. Source of the figures: domain.md 6.3.
 *
 * @param fcm who brings messages to apps; nobody does where not said
 * @param quietHours of whoever has said nothing of their own
 * @param router how the order of channels is learned
 * @param notices when many notices become one
 * @param deliveries how much is heard of what became of messages
 */
@ConfigurationProperties("waooaw.governance.reach")
public record ReachProperties(
        @Nullable Fcm fcm,
        @DefaultValue QuietHours quietHours,
        @DefaultValue Router router,
        @DefaultValue Notices notices,
        @DefaultValue Deliveries deliveries) {

    /**
     * How many notices of one kind, caused by one requester, a Governor is told one by one; those beyond it are told as a number.
     *
     * @param most so many
     * @param within so long, and so long the number is gathered
     */
    public record Notices(
            @DefaultValue("10") int most,
            @DefaultValue("10m") Duration within) {}

    /**
     * How many reports on messages are read in a minute; what is beyond it is refused before anything is looked at.
     *
     * @param perSource of one address
     * @param perProvider by one path, whoever they come from: an address can be made up
     */
    public record Deliveries(
            @DefaultValue("120") int perSource,
            @DefaultValue("1200") int perProvider) {}

    /**
     * Firebase Cloud Messaging, or whoever speaks its HTTP v1 API.
     *
     * @param credentialsFile file with the key of a service account, as Google gives it; read whenever a new access token
     *     is needed, so that it can be rotated
     * @param baseUrl where messages go
     * @param services the only origins that may be written to: of messages, and of access tokens
     */
    public record Fcm(
            Path credentialsFile,
            @DefaultValue("https://fcm.googleapis.com") String baseUrl,

            @DefaultValue({"https://fcm.googleapis.com", "https://oauth2.googleapis.com"})
            List<String> services) {

        public Fcm {
            services = List.copyOf(services);
            if (!new Origins(services).include(baseUrl)) {
                throw new IllegalArgumentException(baseUrl + " is none of the services that may be written to");
            }
        }
    }

    /**
     * When a Governor is left alone with what can wait.
     *
     * @param zone whose local time counts
     * @param from included
     * @param to excluded; the same as {@code from} for never
     */
    public record QuietHours(
            @DefaultValue("UTC") ZoneId zone,
            @DefaultValue("22:00") LocalTime from,
            @DefaultValue("07:00") LocalTime to) {}

    /**
     * How the order of channels is learned.
     *
     * @param trainEvery pause between two trainings
     * @param oldest a model that is older is not used
     * @param fewest samples that a training takes
     * @param inTime a message that brought nobody for so long has not reached anybody
     * @param memory how far back samples are taken
     */
    public record Router(
            @DefaultValue("24h") Duration trainEvery,
            @DefaultValue("72h") Duration oldest,
            @DefaultValue("50") int fewest,
            @DefaultValue("15m") Duration inTime,
            @DefaultValue("180d") Duration memory) {}
}
