package com.waooaw.carriers;

import com.waooaw.local.infrastructure.Infrastructure;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The topics and subscriptions that infrastructure.yaml asks for. Each topic has a subscription for each of its
 * receivers, {@code topic.service}; what that gives up goes to a topic of its own, {@code topic.service.dead}, and from
 * there to the same service.
 */
record PubSubPlan(String project, List<Topic> topics, List<Subscription> subscriptions) {

    PubSubPlan {
        topics = List.copyOf(topics);
        subscriptions = List.copyOf(subscriptions);
    }

    /**
     * A topic.
     *
     * @param retention how long it keeps what was published, also for subscriptions that are made later
     */
    record Topic(String name, Duration retention) {}

    /**
     * A push subscription; it never expires.
     *
     * @param retention how long it keeps what is not acknowledged
     */
    record Subscription(
            String name,
            String topic,
            URI endpoint,
            String account,
            String audience,
            Duration ackDeadline,
            Duration backoffMin,
            Duration backoffMax,
            Optional<GivingUp> givingUp,
            Duration retention) {}

    /** After so many attempts a message goes to that topic. */
    record GivingUp(String topic, int attempts) {}

    static PubSubPlan of(Infrastructure infrastructure, Target target) {
        var topics = new ArrayList<Topic>();
        var subscriptions = new ArrayList<Subscription>();
        var rules = infrastructure.delivery();
        var keepDead = Duration.ofDays(rules.deadLetterRetentionDays());
        for (var topic : infrastructure.topics()) {
            var keep = Duration.ofDays(topic.retentionDays());
            topics.add(new Topic(topic.name(), keep));
            for (var receiver : topic.receivers()) {
                var service = infrastructure.service(receiver);
                var name = topic.name() + "." + receiver;
                var dead = name + ".dead";
                var path = "/events/" + topic.name();
                topics.add(new Topic(dead, keepDead));
                subscriptions.add(new Subscription(
                        name,
                        topic.name(),
                        target.endpoint(infrastructure, service, path),
                        target.pushAccount(),
                        target.audience(),
                        rules.ackDeadline(),
                        rules.backoffMin(),
                        rules.backoffMax(),
                        Optional.of(new GivingUp(dead, rules.maxAttempts())),
                        keep));
                subscriptions.add(new Subscription(
                        dead,
                        dead,
                        target.endpoint(infrastructure, service, path + "/dead-letters"),
                        target.pushAccount(),
                        target.audience(),
                        rules.ackDeadline(),
                        // who could not take it five times need not be asked often
                        rules.backoffMax(),
                        rules.backoffMax(),
                        Optional.empty(),
                        keepDead));
            }
        }
        return new PubSubPlan(target.project(), topics, subscriptions);
    }
}
