package com.waooaw.carriers;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A plan for a person to read, and for a test to compare. */
final class PlanText {

    private PlanText() {}

    static String of(PubSubPlan plan) {
        var lines = new ArrayList<String>();
        lines.add("project " + plan.project());
        for (var topic : plan.topics()) {
            lines.add("");
            lines.add("topic " + topic.name());
            lines.add("  keeps           " + inWords(topic.retention()));
        }
        for (var subscription : plan.subscriptions()) {
            lines.add("");
            lines.add("subscription " + subscription.name());
            lines.add("  of topic        " + subscription.topic());
            lines.add("  pushes to       " + subscription.endpoint());
            lines.add("  signed by       " + subscription.account() + " for " + subscription.audience());
            lines.add("  ordered by key  yes");
            lines.add("  waits           " + inWords(subscription.ackDeadline()) + " for an answer");
            lines.add("  tries again     after " + inWords(subscription.backoffMin()) + " to "
                    + inWords(subscription.backoffMax()));
            lines.add("  gives up        "
                    + subscription
                            .givingUp()
                            .map(up -> "after " + up.attempts() + " attempts, to topic " + up.topic())
                            .orElse("never"));
            lines.add("  keeps           " + inWords(subscription.retention()));
            lines.add("  expires         never");
        }
        return String.join("\n", lines) + "\n";
    }

    /** What no call of Pub/Sub's own can do: rights are given by whoever administers the project. */
    static String rights(String project, List<String> accounts) {
        var agent = "serviceAccount:service-PROJECT_NUMBER@gcp-sa-pubsub.iam.gserviceaccount.com";
        var lines = new ArrayList<>(List.of(
                "Rights, to be given once (PROJECT_NUMBER: gcloud projects describe " + project + "):",
                "  # Pub/Sub moves what is given up",
                grant(project, agent, "roles/pubsub.publisher"),
                grant(project, agent, "roles/pubsub.subscriber"),
                "  # Pub/Sub signs as the account that pushes"));
        for (var account : accounts) {
            lines.add("  gcloud iam service-accounts add-iam-policy-binding " + account + " --member=" + agent
                    + " --role=roles/iam.serviceAccountTokenCreator");
        }
        return String.join("\n", lines) + "\n";
    }

    private static String grant(String project, String member, String role) {
        return "  gcloud projects add-iam-policy-binding " + project + " --member=" + member + " --role=" + role;
    }

    static String inWords(Duration duration) {
        return duration.toSeconds() % Duration.ofDays(1).toSeconds() == 0
                ? duration.toDays() + " days"
                : duration.toSeconds() + " s";
    }
}
