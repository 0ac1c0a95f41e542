package com.waooaw.local.infrastructure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The public URL map: which part answers a path of the public origin. The cloud load balancer has the same one. */
public final class UrlMap {

    private static final String SERVICES = "/services/";

    private final List<Rule> rules;
    private final List<String> services;
    private final List<String> servicePaths;

    public UrlMap(Infrastructure infrastructure) {
        this.rules = new ArrayList<>();
        for (var service : infrastructure.services()) {
            service.resources().forEach(resource -> rules.add(new Rule("/v1/" + resource, service.name())));
            service.pages().forEach(page -> rules.add(new Rule(page, service.name())));
        }
        rules.add(new Rule("/auth", "issuer"));
        rules.add(new Rule("/dev/mailbox", "mailbox"));
        rules.add(new Rule("/dev/clock", "control"));
        rules.add(new Rule("/dev/relay", "relay"));
        this.services = infrastructure.services().stream()
                .map(Infrastructure.Service::name)
                .toList();
        this.servicePaths = infrastructure.servicePaths();
    }

    /**
     * Where a path goes; empty where nothing public answers it.
     *
     * @param path canonical: decoded, without {@code ..}
     */
    public Optional<Target> target(String path) {
        if (path.startsWith(SERVICES)) {
            return ofService(path.substring(SERVICES.length()));
        }
        return rules.stream()
                .filter(rule -> covers(rule.prefix(), path))
                .findFirst()
                .map(rule -> new Target(rule.part(), ""));
    }

    private Optional<Target> ofService(String rest) {
        int slash = rest.indexOf('/');
        if (slash < 0) {
            return Optional.empty();
        }
        var name = rest.substring(0, slash);
        var path = rest.substring(slash);
        if (!services.contains(name) || servicePaths.stream().noneMatch(prefix -> covers(prefix, path))) {
            return Optional.empty();
        }
        return Optional.of(new Target(name, SERVICES + name));
    }

    private static boolean covers(String prefix, String path) {
        return path.equals(prefix)
                || path.startsWith(prefix + "/")
                // springdoc: /v3/api-docs.yaml and /swagger-ui.html are neighbours of their folders
                || path.equals(prefix + ".yaml")
                || path.equals(prefix + ".html");
    }

    private record Rule(String prefix, String part) {}

    /**
     * Who answers, and what to take off the front of the path first.
     *
     * @param part name of a service or part
     * @param strip prefix that only the public origin knows; empty for most
     */
    public record Target(String part, String strip) {}
}
