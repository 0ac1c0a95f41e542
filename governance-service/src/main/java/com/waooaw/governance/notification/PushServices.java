package com.waooaw.governance.notification;

import com.waooaw.governance.GovernanceProperties;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * Which push services may be written to. A browser says where its own is: without a list, whoever names a device could
 * have this service write to any address it can reach.
 */
@Component
class PushServices {

    private static final int MAX_CHARACTERS = 1_000;

    private final List<String> origins;

    PushServices(GovernanceProperties properties) {
        this.origins = properties.push().services();
    }

    /** Whether an endpoint belongs to one of them. */
    boolean knows(String endpoint) {
        if (endpoint.length() > MAX_CHARACTERS) {
            return false;
        }
        try {
            var uri = new URI(endpoint);
            var host = uri.getHost();
            if (host == null || uri.getScheme() == null || uri.getUserInfo() != null || uri.getFragment() != null) {
                return false;
            }
            var port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
            var scheme = uri.getScheme().toLowerCase(Locale.ROOT);
            var name = host.toLowerCase(Locale.ROOT);
            return origins.stream().anyMatch(origin -> matches(origin, scheme, name + port));
        } catch (URISyntaxException _) {
            return false;
        }
    }

    private static boolean matches(String origin, String scheme, String authority) {
        var parts = origin.split("://", 2);
        if (parts.length != 2 || !parts[0].equals(scheme)) {
            return false;
        }
        return parts[1].startsWith("*.")
                ? authority.endsWith(parts[1].substring(1)) && authority.length() > parts[1].length() - 1
                : authority.equals(parts[1]);
    }
}
