package com.waooaw.local.issuer;

import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The OIDC issuer of the local stack, in a Spring context of its own. */
public final class Issuer implements AutoCloseable {

    /** Public client of the command line and the tests. */
    public static final String CLI_CLIENT = "waooaw-cli";
    /** Where the command line waits for its code; any port. */
    public static final String CLI_REDIRECT = "http://127.0.0.1/callback";
    /** Confidential client of the approval pages. */
    public static final String GOVERNANCE_CLIENT = "governance";

    private final ConfigurableApplicationContext context;

    private Issuer(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Starts it; returns when it answers. */
    public static Issuer start(IssuerSettings settings, SigningKey key) {
        var builder = new SpringApplicationBuilder(IssuerConfiguration.class)
                .web(WebApplicationType.SERVLET)
                .registerShutdownHook(false)
                .initializers(context -> {
                    var beans = (GenericApplicationContext) context;
                    beans.registerBean(IssuerSettings.class, () -> settings);
                    beans.registerBean(SigningKey.class, () -> key);
                })
                .properties(Map.of(
                        "spring.config.name", "waooaw-issuer",
                        "spring.main.banner-mode", "off",
                        "spring.jmx.enabled", "false",
                        "spring.threads.virtual.enabled", "true",
                        "server.address", "127.0.0.1",
                        "server.port", settings.port(),
                        "server.servlet.context-path", "/auth",
                        "server.forward-headers-strategy", "framework",
                        // cookies ignore ports: every part of the stack has a name of its own
                        "server.servlet.session.cookie.name", "WAOOAW_AUTH_SESSION",
                        "server.servlet.session.cookie.same-site", "lax"));
        return new Issuer(builder.run());
    }

    /** The port it listens on. */
    public int port() {
        var port = context.getEnvironment().getProperty("local.server.port", Integer.class);
        return port == null ? 0 : port;
    }

    @Override
    public void close() {
        context.close();
    }
}
