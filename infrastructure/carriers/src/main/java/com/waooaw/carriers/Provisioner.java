package com.waooaw.carriers;

import com.google.api.gax.rpc.NotFoundException;
import com.google.cloud.pubsub.v1.SubscriptionAdminClient;
import com.google.cloud.pubsub.v1.SubscriptionAdminSettings;
import com.google.cloud.pubsub.v1.TopicAdminClient;
import com.google.cloud.pubsub.v1.TopicAdminSettings;
import com.google.protobuf.Duration;
import com.google.protobuf.FieldMask;
import com.google.pubsub.v1.DeadLetterPolicy;
import com.google.pubsub.v1.ExpirationPolicy;
import com.google.pubsub.v1.PushConfig;
import com.google.pubsub.v1.RetryPolicy;
import com.google.pubsub.v1.Subscription;
import com.google.pubsub.v1.SubscriptionName;
import com.google.pubsub.v1.Topic;
import com.google.pubsub.v1.TopicName;
import com.google.pubsub.v1.UpdateSubscriptionRequest;
import com.google.pubsub.v1.UpdateTopicRequest;
import com.waooaw.platform.events.pubsub.PubSubConnection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes a plan come true: what is missing is made, what differs is changed, what nobody asked for stays. */
final class Provisioner implements AutoCloseable {

    /** The emulator refuses subscriptions that keep anything longer. */
    private static final java.time.Duration EMULATOR_KEEPS = java.time.Duration.ofDays(7);

    private final TopicAdminClient topics;
    private final SubscriptionAdminClient subscriptions;
    private final boolean emulator;

    private Provisioner(TopicAdminClient topics, SubscriptionAdminClient subscriptions, boolean emulator) {
        this.topics = topics;
        this.subscriptions = subscriptions;
        this.emulator = emulator;
    }

    static Provisioner at(PubSubConnection connection) throws IOException {
        var topics = TopicAdminClient.create(TopicAdminSettings.newBuilder()
                .setTransportChannelProvider(connection.channel())
                .setCredentialsProvider(connection.credentials())
                .build());
        var subscriptions = SubscriptionAdminClient.create(SubscriptionAdminSettings.newBuilder()
                .setTransportChannelProvider(connection.channel())
                .setCredentialsProvider(connection.credentials())
                .build());
        return new Provisioner(topics, subscriptions, connection.emulator().isPresent());
    }

    /**
     * Says, a line each, what was made or changed, and what was left out.
     *
     * @throws IllegalStateException if something is there that cannot be changed into what is asked for
     */
    List<String> apply(PubSubPlan plan) {
        var said = new ArrayList<String>();
        plan.topics().forEach(topic -> said.add(topic(plan, topic)));
        plan.subscriptions().forEach(subscription -> said.add(subscription(plan, subscription)));
        if (emulator) {
            said.addAll(leftOut(plan));
        }
        return said;
    }

    private String topic(PubSubPlan plan, PubSubPlan.Topic asked) {
        var wanted = topic(plan.project(), asked);
        var there = find(() -> topics.getTopic(wanted.getName()));
        if (there.isEmpty()) {
            topics.createTopic(wanted);
            return "made       topic " + asked.name();
        }
        if (there.get().getMessageRetentionDuration().equals(wanted.getMessageRetentionDuration())) {
            return "unchanged  topic " + asked.name();
        }
        topics.updateTopic(UpdateTopicRequest.newBuilder()
                .setTopic(wanted)
                .setUpdateMask(FieldMask.newBuilder().addPaths("message_retention_duration"))
                .build());
        return "changed    topic " + asked.name() + ": message_retention_duration";
    }

    private Topic topic(String project, PubSubPlan.Topic asked) {
        return Topic.newBuilder()
                .setName(TopicName.format(project, asked.name()))
                .setMessageRetentionDuration(seconds(asked.retention()))
                .build();
    }

    private String subscription(PubSubPlan plan, PubSubPlan.Subscription asked) {
        var wanted = subscription(plan.project(), asked);
        var there = find(() -> subscriptions.getSubscription(wanted.getName()));
        if (there.isEmpty()) {
            subscriptions.createSubscription(wanted);
            return "made       subscription " + asked.name();
        }
        var found = there.get();
        if (!found.getTopic().equals(wanted.getTopic()) || !found.getEnableMessageOrdering()) {
            throw new IllegalStateException("subscription " + asked.name() + " is one of " + found.getTopic()
                    + (found.getEnableMessageOrdering() ? "" : " without order")
                    + ", which cannot be changed: delete it once nothing waits in it");
        }
        var differing = differing(found, wanted);
        if (differing.isEmpty()) {
            return "unchanged  subscription " + asked.name();
        }
        subscriptions.updateSubscription(UpdateSubscriptionRequest.newBuilder()
                .setSubscription(wanted)
                .setUpdateMask(FieldMask.newBuilder().addAllPaths(differing))
                .build());
        return "changed    subscription " + asked.name() + ": " + String.join(", ", differing);
    }

    private Subscription subscription(String project, PubSubPlan.Subscription asked) {
        var wanted = Subscription.newBuilder()
                .setName(SubscriptionName.format(project, asked.name()))
                .setTopic(TopicName.format(project, asked.topic()))
                .setPushConfig(PushConfig.newBuilder()
                        .setPushEndpoint(asked.endpoint().toString())
                        .setOidcToken(PushConfig.OidcToken.newBuilder()
                                .setServiceAccountEmail(asked.account())
                                .setAudience(asked.audience())))
                .setEnableMessageOrdering(true)
                .setAckDeadlineSeconds((int) asked.ackDeadline().toSeconds())
                .setRetryPolicy(RetryPolicy.newBuilder()
                        .setMinimumBackoff(seconds(asked.backoffMin()))
                        .setMaximumBackoff(seconds(asked.backoffMax())))
                .setMessageRetentionDuration(seconds(kept(asked.retention())))
                // an empty policy: it never expires; none would be 31 days without a subscriber
                .setExpirationPolicy(ExpirationPolicy.getDefaultInstance());
        asked.givingUp()
                .ifPresent(up -> wanted.setDeadLetterPolicy(DeadLetterPolicy.newBuilder()
                        .setDeadLetterTopic(TopicName.format(project, up.topic()))
                        .setMaxDeliveryAttempts(up.attempts())));
        return wanted.build();
    }

    /** Paths of what has to be changed, as a field mask names them. */
    private static List<String> differing(Subscription found, Subscription wanted) {
        var paths = new ArrayList<String>();
        if (!found.getPushConfig()
                        .getPushEndpoint()
                        .equals(wanted.getPushConfig().getPushEndpoint())
                || !found.getPushConfig()
                        .getOidcToken()
                        .equals(wanted.getPushConfig().getOidcToken())) {
            paths.add("push_config");
        }
        if (found.getAckDeadlineSeconds() != wanted.getAckDeadlineSeconds()) {
            paths.add("ack_deadline_seconds");
        }
        if (!found.getRetryPolicy().equals(wanted.getRetryPolicy())) {
            paths.add("retry_policy");
        }
        if (!found.getMessageRetentionDuration().equals(wanted.getMessageRetentionDuration())) {
            paths.add("message_retention_duration");
        }
        if (!found.getExpirationPolicy().equals(wanted.getExpirationPolicy())) {
            paths.add("expiration_policy");
        }
        if (!found.getDeadLetterPolicy().equals(wanted.getDeadLetterPolicy())) {
            paths.add("dead_letter_policy");
        }
        return paths;
    }

    private java.time.Duration kept(java.time.Duration asked) {
        return emulator && asked.compareTo(EMULATOR_KEEPS) > 0 ? EMULATOR_KEEPS : asked;
    }

    /** What the emulator does not do; it was left out, or is kept there and has no effect. */
    private static List<String> leftOut(PubSubPlan plan) {
        var said = new ArrayList<String>();
        plan.subscriptions().stream()
                .filter(subscription -> subscription.retention().compareTo(EMULATOR_KEEPS) > 0)
                .forEach(subscription -> said.add("left out   subscription " + subscription.name() + " keeps "
                        + PlanText.inWords(EMULATOR_KEEPS) + " instead of "
                        + PlanText.inWords(subscription.retention())));
        said.add("left out   the emulator signs nothing, gives nothing up and pushes no ordering key");
        return said;
    }

    private interface Asking<T> {
        T ask();
    }

    private static <T> Optional<T> find(Asking<T> asking) {
        try {
            return Optional.of(asking.ask());
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }

    private static Duration seconds(java.time.Duration duration) {
        return Duration.newBuilder().setSeconds(duration.toSeconds()).build();
    }

    @Override
    public void close() {
        topics.close();
        subscriptions.close();
    }
}
