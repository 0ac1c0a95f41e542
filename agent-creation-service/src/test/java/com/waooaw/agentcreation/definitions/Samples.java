package com.waooaw.agentcreation.definitions;

import com.waooaw.agentcreation.catalogue.AllowedTool;
import com.waooaw.agentcreation.catalogue.CatalogueFiles;
import com.waooaw.agentcreation.catalogue.Definition;
import com.waooaw.agentcreation.catalogue.JobRole;
import com.waooaw.agentcreation.catalogue.PricePolicy;
import com.waooaw.agentcreation.catalogue.Skill;
import com.waooaw.agentcreation.catalogue.Team;
import com.waooaw.agentcreation.rules.Finding;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What comes with the platform, to be changed, and what the checks know in these tests. */
final class Samples {

    static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

    private static final CatalogueFiles FILES = new CatalogueFiles();
    private static final PricePolicy PRICES = FILES.pricePolicy();
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private Samples() {}

    static Known known() {
        return new Known(
                NOW,
                byId(FILES.skills(), Skill::id),
                byId(FILES.jobRoles(), JobRole::id),
                byId(FILES.tools(), AllowedTool::toolId),
                PRICES);
    }

    static Skill skill(String id) {
        return known().skills().get(id);
    }

    static JobRole role(String id) {
        return known().jobRoles().get(id);
    }

    static Team team() {
        return FILES.starters().stream()
                .flatMap(starter -> starter.teams().stream())
                .findFirst()
                .orElseThrow();
    }

    /** A copy with changes, {@code field=json} each. */
    static <T extends Definition<T>> T changed(T definition, Class<T> type, String... changes) {
        var tree = (ObjectNode) JSON.valueToTree(definition);
        for (var change : changes) {
            int equals = change.indexOf('=');
            tree.set(change.substring(0, equals), JSON.readTree(change.substring(equals + 1)));
        }
        return JSON.treeToValue(tree, type);
    }

    static Skill changed(Skill skill, String... changes) {
        return changed(skill, Skill.class, changes);
    }

    /** {@code code pointer} of each finding. */
    static List<String> places(List<Finding> findings) {
        return findings.stream()
                .map(finding -> finding.code() + " " + finding.pointer())
                .toList();
    }

    static List<String> words(String text) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split(", ", -1));
    }

    private static <T> Map<String, T> byId(List<T> all, Function<T, String> id) {
        return all.stream().collect(Collectors.toMap(id, one -> one));
    }
}
