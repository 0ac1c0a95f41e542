package com.waooaw.platform.testkit;

import com.nimbusds.jwt.JWTClaimsSet;
import com.waooaw.platform.web.Role;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Bearer tokens for tests, as the issuer gives them to people. */
public final class TestTokens {

    /** The customer most tests are about. */
    public static final UUID CUSTOMER = UUID.fromString("00000000-0000-7000-8000-0000000000c1");

    /** Somebody else's customer. */
    public static final UUID OTHER_CUSTOMER = UUID.fromString("00000000-0000-7000-8000-0000000000c2");

    private TestTokens() {}

    /** A person with these roles who belongs to no customer. */
    public static String as(Role... roles) {
        return TestIssuer.sign(TestIssuer.claims(subject(roles))
                .claim("email", subject(roles) + "@waooaw.test")
                .claim("roles", names(roles))
                .build());
    }

    /** A person of a customer. */
    public static String of(UUID customer, Role... roles) {
        return TestIssuer.sign(TestIssuer.claims(subject(roles) + "-" + customer)
                .claim("email", subject(roles) + "@customer.test")
                .claim("roles", names(roles))
                .claim("customer_id", customer.toString())
                .build());
    }

    /** A person with a chosen subject, for tests about who did what. */
    public static String named(String subject, Role... roles) {
        return TestIssuer.sign(TestIssuer.claims(subject)
                .claim("email", subject + "@waooaw.test")
                .claim("roles", names(roles))
                .build());
    }

    /** What the issuer gives a client after a person logged in there. */
    public static String idToken(
            String subject, @Nullable UUID customer, String clientId, String nonce, Role... roles) {
        return TestIssuer.sign(TestIssuer.claims(subject)
                .audience(clientId)
                .claim("nonce", nonce)
                .claim("email", subject + "@waooaw.test")
                .claim("roles", names(roles))
                .claim("customer_id", customer == null ? null : customer.toString())
                .build());
    }

    /** A token that was good ten minutes ago. */
    public static String expired(Role... roles) {
        var now = Clock.systemUTC().instant();
        return TestIssuer.sign(TestIssuer.claims(subject(roles))
                .issueTime(TestIssuer.at(now.minus(Duration.ofMinutes(15))))
                .expirationTime(TestIssuer.at(now.minus(Duration.ofMinutes(10))))
                .claim("roles", names(roles))
                .build());
    }

    /** A token that says all the right things and is signed by somebody else. */
    public static String forged(Role... roles) {
        return TestIssuer.forge(
                TestIssuer.claims(subject(roles)).claim("roles", names(roles)).build());
    }

    /** What the carrier shows with a delivery. */
    public static String push() {
        return TestIssuer.sign(pushClaims().build());
    }

    /** What a carrier would show that delivers for somebody else, or is somebody else. */
    public static String push(String audience, String email) {
        return TestIssuer.sign(
                pushClaims().audience(audience).claim("email", email).build());
    }

    /** What the carrier showed ten minutes ago. */
    public static String expiredPush() {
        var now = Clock.systemUTC().instant();
        return TestIssuer.sign(pushClaims()
                .issueTime(TestIssuer.at(now.minus(Duration.ofMinutes(15))))
                .expirationTime(TestIssuer.at(now.minus(Duration.ofMinutes(10))))
                .build());
    }

    /** What the carrier shows, signed by somebody else. */
    public static String forgedPush() {
        return TestIssuer.forge(pushClaims().build());
    }

    private static JWTClaimsSet.Builder pushClaims() {
        return TestIssuer.claims("relay")
                .audience("waooaw-events")
                .claim("email", "relay@waooaw.test")
                .claim("email_verified", true);
    }

    private static String subject(Role... roles) {
        return "test-" + roles[0].name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    private static java.util.List<String> names(Role... roles) {
        return Arrays.stream(roles).map(Role::name).toList();
    }
}
