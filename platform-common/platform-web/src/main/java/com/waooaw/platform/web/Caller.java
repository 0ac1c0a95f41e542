package com.waooaw.platform.web;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who asks. A controller method takes it as an argument.
 *
 * @param subject pseudonymous, stable
 * @param email where they are reached
 * @param roles never empty
 * @param customer the customer they belong to, where they belong to one
 */
public record Caller(
        String subject,
        String email,
        Set<Role> roles,
        @Nullable UUID customer) {

    public Caller {
        roles = Set.copyOf(roles);
    }

    /**
     * The caller a token's claims describe. Roles this version does not know are left out, and so are a customer's
     * roles where no customer is named: without one their bearer would pass for somebody of the platform.
     */
    public static Caller of(String subject, @Nullable String email, Collection<String> roles, @Nullable UUID customer) {
        var known = EnumSet.noneOf(Role.class);
        Arrays.stream(Role.values())
                .filter(role -> roles.contains(role.name()))
                .filter(role -> customer != null || !role.isOfOneCustomer())
                .forEach(known::add);
        return new Caller(subject, email == null ? "" : email, known, customer);
    }

    public Optional<UUID> customerId() {
        return Optional.ofNullable(customer);
    }

    public boolean has(Role role) {
        return roles.contains(role);
    }

    public boolean isOperator() {
        return roles.stream().anyMatch(Role::isOperator);
    }

    /** The customer whose rows alone this caller may see; empty for people of the platform. */
    public Optional<UUID> tenant() {
        return roles.stream().anyMatch(Role::isOfOneCustomer) ? customerId() : Optional.empty();
    }
}
