package com.waooaw.platform.web;

/** What a token's bearer may be; the names are the values of the {@code roles} claim (domain.md 9.5). */
public enum Role {
    /** Works with the agents a customer hired. */
    CUSTOMER_USER,
    /** Decides for one customer what may leave the house. */
    ENGAGEMENT_GOVERNOR,
    /** Decides for the platform. */
    PLATFORM_GOVERNOR,
    /** Stands in for the Platform Governor. */
    DEPUTY_GOVERNOR,
    /** A service, not a person. */
    SERVICE,
    /** Runs the platform. */
    ADMIN,
    /** Manages subscriptions. */
    SUBSCRIPTION_MANAGER,
    /** Creates and services agents. */
    AGENT_ORCHESTRATOR,
    /** Runs the infrastructure. */
    INFRA_ENGINEER,
    /** Builds industries. */
    INDUSTRY_MANAGER,
    /** Helps customers. */
    HELPDESK,
    /** Looks, changes nothing. */
    VIEWER;

    /** Whether this is internal staff. */
    public boolean isOperator() {
        return switch (this) {
            case ADMIN, SUBSCRIPTION_MANAGER, AGENT_ORCHESTRATOR, INFRA_ENGINEER, INDUSTRY_MANAGER, HELPDESK, VIEWER ->
                true;
            case CUSTOMER_USER, ENGAGEMENT_GOVERNOR, PLATFORM_GOVERNOR, DEPUTY_GOVERNOR, SERVICE -> false;
        };
    }

    /** Whether the bearer belongs to one customer, whose rows alone may be seen. */
    public boolean isOfOneCustomer() {
        return this == CUSTOMER_USER || this == ENGAGEMENT_GOVERNOR;
    }
}
