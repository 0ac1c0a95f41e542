package com.waooaw.acceptance.matrix;

import com.nimbusds.jwt.JWTClaimsSet;
import com.waooaw.local.issuer.LocalPeople;
import com.waooaw.local.issuer.SigningKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who sends a case: every role alone, a customer's roles once for each of two customers, and nobody.
 *
 * @param role empty for nobody
 * @param authorization header value; empty for nobody
 */
record Caller(String name, String role, @Nullable UUID customer, String authorization) {

    private static final Set<String> OF_A_CUSTOMER = Set.of("CUSTOMER_USER", "ENGAGEMENT_GOVERNOR");

    static final Caller NOBODY = new Caller("nobody", "", null, "");

    /** Everybody there can be. */
    static List<Caller> all(SigningKey key, String issuer, List<String> roles) {
        return Stream.concat(
                        Stream.of(NOBODY),
                        roles.stream()
                                .flatMap(role -> OF_A_CUSTOMER.contains(role)
                                        ? Stream.of(
                                                of(key, issuer, role, LocalPeople.DEMO_CUSTOMER),
                                                of(key, issuer, role, LocalPeople.OTHER_CUSTOMER))
                                        : Stream.of(of(key, issuer, role, null))))
                .toList();
    }

    private static Caller of(SigningKey key, String issuer, String role, @Nullable UUID customer) {
        var now = Instant.now();
        var claims = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience("waooaw")
                .subject("matrix-" + role.toLowerCase(java.util.Locale.ROOT).replace('_', '-'))
                .claim("email", "matrix@waooaw.local")
                .claim("roles", List.of(role))
                .issueTime(Date.from(now.minusSeconds(5)))
                .expirationTime(Date.from(now.plus(Duration.ofMinutes(30))));
        if (customer != null) {
            claims.claim("customer_id", customer.toString());
        }
        var name = customer == null ? role : role + (isOther(customer) ? " of another customer" : " of the demo");
        return new Caller(name, role, customer, "Bearer " + key.sign(claims.build()));
    }

    boolean isOfAnotherCustomer() {
        return customer != null && isOther(customer);
    }

    boolean isOfTheDemo() {
        return customer != null && !isOther(customer);
    }

    /** Whether nothing of the demo's customer may be shown to them. */
    boolean isStranger() {
        return role.isEmpty() || isOfAnotherCustomer();
    }

    private static boolean isOther(UUID customer) {
        return customer.equals(LocalPeople.OTHER_CUSTOMER);
    }
}
