package com.waooaw.platform.events.causal;

import com.waooaw.contracts.AggregateRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Who publishes what to whom; drawn from the seed. */
record World(int services, List<Topic> topics, List<AggregateRef> aggregates) {

    /** A topic with its one publisher. */
    record Topic(String name, int publisher, Set<Integer> subscribers) {

        String stream() {
            return name + "/service-" + publisher;
        }

        /** Every other topic; the rest ask for something to be done. */
        boolean tellsStates() {
            return (name.charAt("topic-".length()) - '0') % 2 == 0;
        }
    }

    static World drawn(Random random) {
        int services = 2 + random.nextInt(3);
        var topics = new ArrayList<Topic>();
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
            int publisher = random.nextInt(services);
            var subscribers = new TreeSet<Integer>();
            for (int service = 0; service < services; service++) {
                if (service != publisher && random.nextInt(4) > 0) {
                    subscribers.add(service);
                }
            }
            if (subscribers.isEmpty()) {
                subscribers.add((publisher + 1) % services);
            }
            topics.add(new Topic("topic-" + i, publisher, subscribers));
        }
        var aggregates = IntStream.range(0, 1 + random.nextInt(4))
                .mapToObj(i -> new AggregateRef("thing", "t" + i))
                .toList();
        return new World(services, topics, aggregates);
    }

    Set<String> subscribedBy(int service) {
        return topics.stream()
                .filter(topic -> topic.subscribers().contains(service))
                .map(Topic::stream)
                .collect(Collectors.toSet());
    }

    List<Topic> publishedBy(int service) {
        return topics.stream().filter(topic -> topic.publisher() == service).toList();
    }

    Topic topic(String name) {
        return topics.stream()
                .filter(topic -> topic.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
