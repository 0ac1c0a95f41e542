package com.waooaw.governance.notification;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;

/**
 * Addresses that may be written to.
 *
 * @param allowed origins; {@code *.} stands for any subdomain
 */
record Origins(List<String> allowed) {

    private static final int MAX_CHARACTERS = 1_000;

    Origins {
        allowed = List.copyOf(allowed);
    }

    /** Whether an address belongs to one of them. */
    boolean include(String address) {
        if (address.length() > MAX_CHARACTERS) {
            return false;
        }
        try {
            var uri = new URI(address);
            var host = uri.getHost();
            if (host == null || uri.getScheme() == null || uri.getUserInfo() != null || uri.getFragment() != null) {
                return false;
            }
            var port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
            var scheme = uri.getScheme().toLowerCase(Locale.ROOT);
            var name = host.toLowerCase(Locale.ROOT);
            return allowed.stream().anyMatch(origin -> matches(origin, scheme, name + port));
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
