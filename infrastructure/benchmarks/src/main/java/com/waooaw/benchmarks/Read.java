package com.waooaw.benchmarks;

/**
 * An authenticated read that goes to the database, for each service.
 *
 * @param person whose token it takes
 */
record Read(String path, String person) {

    static Read of(String service) {
        return switch (service) {
            case "agent-creation" -> new Read("/v1/agents", "operator");
            case "agent-execution" -> new Read("/v1/engagements", "customer");
            case "governance" -> new Read("/v1/approvals", "governor");
            case "industry-knowledge" -> new Read("/v1/industries", "operator");
            case "learning" -> new Read("/v1/seeds", "operator");
            case "admin-gateway" -> new Read("/v1/admin/dashboard", "operator");
            default -> throw new IllegalArgumentException("no read is known for " + service);
        };
    }
}
