package com.waooaw.local.stack;

import com.waooaw.local.infrastructure.Infrastructure;
import com.waooaw.local.issuer.Issuer;
import com.waooaw.local.issuer.LocalPeople;
import com.waooaw.local.issuer.PushTokens;
import com.waooaw.local.mailbox.LocalProviders;
import com.waooaw.programs.Databases;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a service is told when it starts: where everything is, and its secrets. */
final class ServiceArguments {

    private final StackSettings settings;
    private final String temporalTarget;

    ServiceArguments(StackSettings settings, String temporalTarget) {
        this.settings = settings;
        this.temporalTarget = temporalTarget;
    }

    /** The password of a database role. */
    static String password(StateDirectory state, String role) {
        return state.secret("postgres." + role);
    }

    /** Spring properties, those of {@code --set} last. */
    Map<String, String> of(Infrastructure.Service service) {
        var all = new LinkedHashMap<String, Object>();
        spring(all, service);
        database(all, service);
        people(all, service);
        events(all);
        all.putAll(settings.overrides());
        var texts = new LinkedHashMap<String, String>();
        all.forEach((name, value) -> texts.put(name, value.toString()));
        return texts;
    }

    private void spring(Map<String, Object> all, Infrastructure.Service service) {
        var ports = settings.ports();
        all.put("spring.main.banner-mode", "off");
        all.put("spring.jmx.enabled", "false");
        all.put("server.address", "127.0.0.1");
        all.put("server.port", ports.of(service.name()));
        all.put("spring.data.redis.host", "127.0.0.1");
        all.put("spring.data.redis.port", ports.of("redis"));
        all.put("waooaw.service", service.name());
        all.put("waooaw.roles", "edge,worker");
        all.put("waooaw.temporal.target", temporalTarget);
        all.put("waooaw.clock.offset-file", settings.state().resolve(BusinessTime.FILE));
    }

    private void database(Map<String, Object> all, Infrastructure.Service service) {
        var database = Databases.of(service);
        all.put("waooaw.database.url", url(service.database()));
        all.put("waooaw.database.schema", service.schema());
        all.put("waooaw.database.app.username", database.app());
        all.put("waooaw.database.app.password", password(settings.state(), database.app()));
        all.put("waooaw.database.app.max-connections", service.connections());
        all.put("waooaw.database.system.username", database.system());
        all.put("waooaw.database.system.password", password(settings.state(), database.system()));
    }

    private void people(Map<String, Object> all, Infrastructure.Service service) {
        var ports = settings.ports();
        all.put("waooaw.web.public-origin", ports.publicOrigin());
        all.put("waooaw.web.security.issuer", ports.issuer());
        all.put("waooaw.web.security.jwk-set-uri", internalIssuer() + "/oauth2/jwks");
        if (service.name().equals(Issuer.GOVERNANCE_CLIENT)) {
            governors(all);
        }
    }

    private void governors(Map<String, Object> all) {
        // only who writes to people gets a mail sender: on the one class path everybody could have one
        all.put("spring.mail.host", "127.0.0.1");
        all.put("spring.mail.port", settings.ports().of("smtp"));
        var governance = "waooaw.governance.";
        providers(all, governance);
        all.put(governance + "login.client-id", Issuer.GOVERNANCE_CLIENT);
        all.put(governance + "login.client-secret", settings.state().secret(Issuer.GOVERNANCE_CLIENT));
        // the person's browser goes through the public origin, the service itself takes the short way
        all.put(governance + "login.token-uri", internalIssuer() + "/oauth2/token");
        // most people here have nothing but a mailbox: what brings them is what brings their codes
        all.put(governance + "identity.same-channel", true);
        // so that `demo veto` has something to take back
        all.put(governance + "precedents.in-force", "DEMO-001");
        all.put(governance + "identity.pepper-file", CodePepper.in(settings.state()));
        AuditKey.in(settings.state());
        all.put(governance + "audit.signing-key-file", settings.state().resolve(AuditKey.PRIVATE));
        all.put(governance + "audit.folder", settings.state().resolve(AuditKey.FOLDER));
        all.put("waooaw.policy.verification-key", "classpath:com/waooaw/platform/policy/development-key.pem");
        for (var person : LocalPeople.ALL) {
            var customerId = person.customerId();
            if (person.roles().contains("PLATFORM_GOVERNOR")) {
                all.put(governance + "governors.platform.email", person.email());
            } else if (person.roles().contains("ENGAGEMENT_GOVERNOR") && customerId != null) {
                all.put(governance + "governors.engagements[" + customerId + "].email", person.email());
                if (person.phone() != null) {
                    all.put(governance + "governors.engagements[" + customerId + "].phone", person.phone());
                }
            } else if (person.roles().contains("DEPUTY_GOVERNOR")) {
                all.put(governance + "governors.deputies[0].subject", person.username());
                all.put(governance + "governors.deputies[0].email", person.email());
            }
        }
    }

    /** Text messages and messages to apps end in the mailbox, too. */
    private void providers(Map<String, Object> all, String governance) {
        var provider = URI.create("http://127.0.0.1:" + settings.ports().of("mailbox"));
        all.put(governance + "sms.base-url", provider);
        all.put(governance + "sms.account-sid", LocalProviders.SMS_ACCOUNT);
        all.put(governance + "sms.auth-token-file", LocalProviders.smsTokenFile(settings.state()));
        all.put(governance + "sms.from", LocalProviders.SMS_FROM);
        all.put(
                governance + "reach.fcm.credentials-file",
                LocalProviders.in(settings.state()).appCredentials(settings.state(), provider));
        all.put(governance + "reach.fcm.base-url", provider);
        all.put(governance + "reach.fcm.services", provider);
    }

    private void events(Map<String, Object> all) {
        var ports = settings.ports();
        all.put("waooaw.events.relay.url", "http://127.0.0.1:" + ports.of("relay"));
        all.put("waooaw.events.relay.secret", settings.state().secret("relay"));
        all.put("waooaw.events.push.issuer", ports.issuer());
        all.put("waooaw.events.push.jwk-set-uri", internalIssuer() + "/oauth2/jwks");
        all.put("waooaw.events.push.audience", PushTokens.AUDIENCE);
        all.put("waooaw.events.push.email", PushTokens.EMAIL);
    }

    private String internalIssuer() {
        return "http://127.0.0.1:" + settings.ports().of("issuer") + "/auth";
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + settings.ports().of("postgres") + "/" + database;
    }
}
