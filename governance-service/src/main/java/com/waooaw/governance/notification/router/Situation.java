package com.waooaw.governance.notification.router;

import com.waooaw.governance.notification.Channel;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is known when a channel is chosen (domain.md 6.3).
 *
 * @param hour local to the Governor, 0 to 23
 * @param weekday likewise, 1 for Monday to 7
 * @param deviceSeenMinutes since a device of theirs was last seen; absent where none ever was
 * @param responseMinutes how long they usually took to come by a channel; absent for one they never came by
 * @param approvalClass of the question, lower case
 * @param urgent whether an answer is expected within two hours
 */
public record Situation(
        int hour,
        int weekday,
        @Nullable Double deviceSeenMinutes,
        Map<Channel, Double> responseMinutes,
        String approvalClass,
        boolean urgent) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public Situation {
        responseMinutes = Map.copyOf(responseMinutes);
    }

    /** As it is kept with the choice it led to. */
    public String toJson() {
        var json = JSON.createObjectNode()
                .put("hour", hour)
                .put("weekday", weekday)
                .put("approval_class", approvalClass)
                .put("urgent", urgent);
        if (deviceSeenMinutes != null) {
            json.put("device_seen_minutes", deviceSeenMinutes);
        }
        var responses = json.putObject("response_minutes");
        responseMinutes.forEach((channel, minutes) -> responses.put(channel.stored(), minutes));
        return json.toString();
    }

    /** The same again; empty for what is none, because it was not known. */
    public static Optional<Situation> ofJson(String text) {
        var json = JSON.readTree(text);
        if (!json.has("hour")) {
            return Optional.empty();
        }
        Map<Channel, Double> responses = new EnumMap<>(Channel.class);
        for (var channel : Channel.values()) {
            var minutes = json.path("response_minutes").path(channel.stored());
            if (minutes.isNumber()) {
                responses.put(channel, minutes.doubleValue());
            }
        }
        var seen = json.path("device_seen_minutes");
        return Optional.of(new Situation(
                json.path("hour").intValue(),
                json.path("weekday").intValue(),
                seen.isNumber() ? seen.doubleValue() : null,
                responses,
                json.path("approval_class").asString(""),
                json.path("urgent").booleanValue()));
    }
}
