package com.waooaw.local.infrastructure;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The ports of one stack: offsets of {@code infrastructure.yaml} on top of a base. */
public final class PortPlan {

    private final int base;
    private final Map<String, Integer> offsets;

    public PortPlan(Infrastructure infrastructure, int base) {
        this.base = base;
        this.offsets = infrastructure.offsets();
        if (base < 1024 || base > 65_000) {
            throw new IllegalArgumentException("the port base must be between 1024 and 65000, not " + base);
        }
    }

    /** The plan with the base of {@code WAOOAW_PORT_BASE}, or of the file where that is unset. */
    public static PortPlan of(Infrastructure infrastructure, @Nullable String environment) {
        if (environment == null || environment.isBlank()) {
            return new PortPlan(infrastructure, infrastructure.ports().base());
        }
        try {
            return new PortPlan(infrastructure, Integer.parseInt(environment.strip()));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("WAOOAW_PORT_BASE is not a number: " + environment, e);
        }
    }

    /** The first port; the public origin. */
    public int base() {
        return base;
    }

    /** The port of a part or service. */
    public int of(String name) {
        var offset = offsets.get(name);
        if (offset == null) {
            throw new IllegalArgumentException("nothing called " + name + " has a port");
        }
        return base + offset;
    }

    /** Every port by name, the proxy first. */
    public Map<String, Integer> all() {
        var all = new LinkedHashMap<String, Integer>();
        offsets.forEach((name, offset) -> all.put(name, base + offset));
        return all;
    }

    /** {@code http://localhost:8000}: what people and tokens see. */
    public String publicOrigin() {
        return "http://localhost:" + of("proxy");
    }

    /** {@code http://localhost:8000/auth}. */
    public String issuer() {
        return publicOrigin() + "/auth";
    }

    /** The address of a part or service inside the stack. */
    public String internal(String name) {
        return "http://localhost:" + of(name);
    }
}
