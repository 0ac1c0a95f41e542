package com.waooaw.platform.database;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * What this process does for its service, from {@code waooaw.roles}: {@code edge} answers HTTP and may scale to zero,
 * {@code worker} holds Temporal workers, the outbox dispatcher and the reconciler and needs CPU between requests. Both
 * where nothing is said.
 *
 * <p>It becomes {@code waooaw.edge.enabled} and {@code waooaw.worker.enabled}, for conditions on beans; only a worker
 * looks for workflows and activities, in the package named by {@code waooaw.workflow.package}.
 */
class Roles implements EnvironmentPostProcessor, Ordered {

    private static final String EDGE = "edge";
    private static final String WORKER = "worker";
    private static final Set<String> ALL = Set.of(EDGE, WORKER);
    /** What every service does beside its own: asks for events it misses. */
    private static final String PLATFORM_WORKFLOWS = "com.waooaw.platform.workflow";

    private static final String DISCOVERY = "spring.temporal.workers-auto-discovery.";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (!environment.containsProperty("waooaw.service")) {
            return;
        }
        var roles = new TreeSet<>(
                List.of(environment.getProperty("waooaw.roles", String[].class, new String[] {EDGE, WORKER})));
        if (roles.isEmpty() || !ALL.containsAll(roles)) {
            throw new IllegalStateException(
                    "waooaw.roles is \"" + String.join(",", roles) + "\"; it must be edge, worker or edge,worker");
        }
        var properties = new LinkedHashMap<String, Object>();
        properties.put("waooaw.edge.enabled", roles.contains(EDGE));
        properties.put("waooaw.worker.enabled", roles.contains(WORKER));
        var workflows = environment.getProperty("waooaw.workflow.package");
        if (roles.contains(WORKER) && workflows != null) {
            properties.putAll(Map.of(
                    DISCOVERY + "workflow-packages",
                    workflows + "," + PLATFORM_WORKFLOWS,
                    DISCOVERY + "register-activity-beans",
                    true));
        }
        environment.getPropertySources().addFirst(new MapPropertySource("waooaw.roles", properties));
    }

    /** After the configuration files, which name the service. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
