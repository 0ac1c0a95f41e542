package com.waooaw.local.issuer;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The people of the local stack. They exist nowhere else. */
public final class LocalPeople {

    /** The customer of the demo. */
    public static final UUID DEMO_CUSTOMER = UUID.fromString("01980000-0000-7000-8000-000000000001");
    /** Somebody else's customer: what belongs to the first must not be seen by the second. */
    public static final UUID OTHER_CUSTOMER = UUID.fromString("01980000-0000-7000-8000-000000000002");
    /** The password of all of them; shown on the login page. */
    public static final String PASSWORD = "waooaw-local";

    /** Everybody. */
    public static final List<Person> ALL = List.of(
            new Person("operator", "Olu Operator", List.of("ADMIN", "AGENT_ORCHESTRATOR", "INFRA_ENGINEER"), null),
            new Person("governor", "Gita Governor", List.of("PLATFORM_GOVERNOR"), null),
            new Person("deputy", "Dora Deputy", List.of("DEPUTY_GOVERNOR"), null),
            new Person("engagement-governor", "Enzo Engagement", List.of("ENGAGEMENT_GOVERNOR"), DEMO_CUSTOMER),
            new Person("customer", "Carla Customer", List.of("CUSTOMER_USER"), DEMO_CUSTOMER),
            new Person("other-customer", "Otto Other", List.of("CUSTOMER_USER"), OTHER_CUSTOMER),
            new Person("other-governor", "Olga Other", List.of("ENGAGEMENT_GOVERNOR"), OTHER_CUSTOMER, "+12025550143"));

    private LocalPeople() {}

    /** The person who logs in with this name. */
    public static Optional<Person> named(String username) {
        return ALL.stream().filter(person -> person.username().equals(username)).findFirst();
    }

    /**
     * Somebody who can log in.
     *
     * @param username also the subject of the tokens
     * @param customerId the customer they act for, where they do
     * @param phone number in E.164, of a range nobody has; absent where they have none
     */
    public record Person(
            String username,
            String name,
            List<String> roles,
            @Nullable UUID customerId,
            @Nullable String phone) {

        Person(String username, String name, List<String> roles, @Nullable UUID customerId) {
            this(username, name, roles, customerId, null);
        }

        /** Where the mailbox receives their mail. */
        public String email() {
            return username + "@waooaw.local";
        }
    }
}
