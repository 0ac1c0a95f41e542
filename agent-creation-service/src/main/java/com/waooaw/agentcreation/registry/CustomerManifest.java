package com.waooaw.agentcreation.registry;

import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What of a manifest a customer sees: what the agent does, what it does not, whom it asks, and what becomes of the customer's
 * data. Everything else is how the platform does it, or what it pays, and stays inside; a field nobody named here, too.
 */
final class CustomerManifest {

    private static final Set<String> WHOLE = Set.of(
            "format",
            "agent_id",
            "display_id",
            "agent_name",
            "agent_version",
            "purpose",
            "industry",
            "geography",
            "domain_tier",
            "job_role_id",
            "agent_count",
            "requires_manager",
            "monthly_price_inr",
            "decision_rights",
            "scope",
            "slo",
            "trial_flags",
            "customer_trust",
            "compliance");

    /** Lists of which only these fields of each element are shown. */
    private static final Map<String, List<String>> PARTS = Map.of(
            "skills", List.of("skill_id", "name", "version"),
            "tools", List.of("tool_id", "operations"),
            "operations", List.of("name", "type", "approval_class", "reversible"),
            "data_access",
                    List.of(
                            "source",
                            "classification",
                            "access",
                            "purpose",
                            "retention_days",
                            "approval_class",
                            "shared_with"));

    private CustomerManifest() {}

    static ObjectNode of(JsonNode manifest) {
        var shown = JsonNodeFactory.instance.objectNode();
        manifest.properties().forEach(field -> {
            if (WHOLE.contains(field.getKey())) {
                shown.set(field.getKey(), field.getValue());
            } else if (PARTS.containsKey(field.getKey()) && !"operations".equals(field.getKey())) {
                shown.set(field.getKey(), parts(field.getKey(), field.getValue()));
            }
        });
        return shown;
    }

    private static JsonNode parts(String name, JsonNode list) {
        var shown = JsonNodeFactory.instance.arrayNode();
        list.forEach(element -> {
            var one = shown.addObject();
            PARTS.getOrDefault(name, List.of()).forEach(field -> {
                if (element.has(field)) {
                    one.set(field, PARTS.containsKey(field) ? parts(field, element.path(field)) : element.path(field));
                }
            });
        });
        return shown;
    }
}
