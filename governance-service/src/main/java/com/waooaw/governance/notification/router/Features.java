package com.waooaw.governance.notification.router;

import com.waooaw.governance.notification.Channel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A channel in a situation, as numbers of about the size of one. What a channel shares with the others is learned from all
 * of them; what is its own, from itself.
 */
final class Features {

    /** In this order; a model that was trained on others is not used. */
    static final List<String> NAMES = List.of(
            "one",
            "sms",
            "email",
            "hour_sin",
            "hour_cos",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
            "response",
            "class_artifact",
            "class_communication",
            "class_financial",
            "class_constitutional",
            "urgent",
            "push_device_seen",
            "sms_hour_sin",
            "sms_hour_cos",
            "email_hour_sin",
            "email_hour_cos",
            "sms_urgent",
            "email_urgent");

    /** Thirty days: who was not seen for longer was not seen. */
    private static final double LONGEST_UNSEEN = 30 * 24 * 60d;

    /** A day: who took longer did not come by the message. */
    private static final double LONGEST_RESPONSE = 24 * 60d;

    private Features() {}

    static double[] of(Situation situation, Channel channel) {
        double angle = 2 * Math.PI * situation.hour() / 24;
        double sin = Math.sin(angle);
        double cos = Math.cos(angle);
        double sms = one(channel == Channel.SMS);
        double email = one(channel == Channel.EMAIL);
        double push = one(channel == Channel.PUSH);
        double urgent = one(situation.urgent());
        int day = situation.weekday();
        var kind = situation.approvalClass();
        return new double[] {
            1,
            sms,
            email,
            sin,
            cos,
            one(day == 2),
            one(day == 3),
            one(day == 4),
            one(day == 5),
            one(day == 6),
            one(day == 7),
            scaled(situation.responseMinutes().get(channel), LONGEST_RESPONSE),
            one(kind.equals("artifact")),
            one(kind.equals("communication")),
            one(kind.equals("financial")),
            one(kind.equals("constitutional")),
            urgent,
            push * scaled(situation.deviceSeenMinutes(), LONGEST_UNSEEN),
            sms * sin,
            sms * cos,
            email * sin,
            email * cos,
            sms * urgent,
            email * urgent
        };
    }

    private static double one(boolean holds) {
        return holds ? 1 : 0;
    }

    /** From 0 for now to 1 for the longest, or never: the first minutes count most. */
    private static double scaled(@Nullable Double minutes, double longest) {
        if (minutes == null || !(minutes < longest)) {
            return 1;
        }
        return Math.log1p(Math.max(minutes, 0)) / Math.log1p(longest);
    }
}
