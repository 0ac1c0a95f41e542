package com.waooaw.platform.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.ClaimAccessor;

/** Reads the caller from what security found: a bearer token, or the ID token of a browser's session. */
public final class Callers {

    private Callers() {}

    /** The caller; empty for nobody, and for a token without a role this version knows. */
    public static Optional<Caller> of(@Nullable Authentication authentication) {
        if (authentication == null
                || authentication instanceof AnonymousAuthenticationToken
                || !(authentication.getPrincipal() instanceof ClaimAccessor token)) {
            return Optional.empty();
        }
        return of(token.getClaims());
    }

    private static Optional<Caller> of(Map<String, Object> claims) {
        if (!(claims.get("sub") instanceof String subject) || !(claims.get("roles") instanceof List<?> roles)) {
            return Optional.empty();
        }
        var caller = Caller.of(
                subject,
                claims.get("email") instanceof String email ? email : null,
                roles.stream().map(String::valueOf).toList(),
                customer(claims.get("customer_id")));
        return caller.roles().isEmpty() ? Optional.empty() : Optional.of(caller);
    }

    private static @Nullable UUID customer(@Nullable Object claim) {
        try {
            return claim instanceof String text ? UUID.fromString(text) : null;
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
