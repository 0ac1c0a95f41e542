package com.waooaw.governance.approval;

import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may declare an emergency for a service.
 *
 * @param services a service, as its task queue is called, to the subjects under which the issuer knows it; where it is not
 *     named, its subject is its name
 */
@ConfigurationProperties("waooaw.governance.break-glass")
public record EmergencyProperties(@DefaultValue Map<String, List<String>> services) {

    public EmergencyProperties {
        services = Map.copyOf(services);
    }

    /** Whether this subject is that service. */
    boolean is(String service, String subject) {
        return services.getOrDefault(service, List.of(service)).contains(subject);
    }
}
