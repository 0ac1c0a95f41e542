package com.waooaw.agentcreation.review;

import com.waooaw.agentcreation.blueprint.AgentBlueprint;
import com.waooaw.agentcreation.blueprint.BlueprintReader;
import com.waooaw.agentcreation.blueprint.BlueprintReader.Format;
import com.waooaw.agentcreation.catalogue.AllowedTool;
import com.waooaw.agentcreation.catalogue.CatalogueFiles;
import com.waooaw.agentcreation.catalogue.JobRole;
import com.waooaw.agentcreation.catalogue.Skill;
import com.waooaw.agentcreation.rules.Facts;
import com.waooaw.agentcreation.rules.Facts.KnownAgent;
import com.waooaw.agentcreation.rules.Facts.KnownIndustry;
import com.waooaw.agentcreation.rules.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The examples of the repository, and what the rules know in these tests. */
public final class ReviewFixtures {

    /** The folder of examples, seen from the module. */
    public static final Path EXAMPLES = Path.of("..", "examples");

    public static final BlueprintReader READER = new BlueprintReader();

    private static final CatalogueFiles FILES = new CatalogueFiles();
    private static final JsonMapper JSON = new JsonMapper();
    private static final List<Skill> SKILLS = FILES.skills();
    private static final Facts FACTS = read();

    private ReviewFixtures() {}

    public static byte[] example(String name) {
        try {
            return Files.readAllBytes(EXAMPLES.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The valid example as a tree to be changed. */
    public static ObjectNode validTree() {
        return (ObjectNode) new YAMLMapper().readTree(example("healthcare-content-writer.yaml"));
    }

    /** The valid example with a change. */
    public static AgentBlueprint changed(Consumer<ObjectNode> change) {
        var tree = validTree();
        change.accept(tree);
        return read(tree);
    }

    public static AgentBlueprint read(JsonNode tree) {
        return READER.read(JSON.writeValueAsBytes(tree), Format.JSON).getFirst();
    }

    /** Replaces what is at {@code pointer}, given as JSON text. */
    public static void set(ObjectNode tree, String pointer, String json) {
        int last = pointer.lastIndexOf('/');
        var parent = tree.at(pointer.substring(0, last));
        var name = pointer.substring(last + 1);
        if (parent.isArray()) {
            ((tools.jackson.databind.node.ArrayNode) parent).set(Integer.parseInt(name), JSON.readTree(json));
        } else {
            ((ObjectNode) parent).set(name, JSON.readTree(json));
        }
    }

    public static void remove(ObjectNode tree, String pointer) {
        int last = pointer.lastIndexOf('/');
        var parent = tree.at(pointer.substring(0, last));
        var name = pointer.substring(last + 1);
        if (parent.isArray()) {
            ((tools.jackson.databind.node.ArrayNode) parent).remove(Integer.parseInt(name));
        } else {
            ((ObjectNode) parent).remove(name);
        }
    }

    /** What is known: the catalogue, healthcare alive, sales deprecated, an empty registry, the whole budget. */
    public static Facts facts() {
        return FACTS;
    }

    private static Facts read() {
        return new Facts(
                Instant.parse("2026-11-21T12:00:00Z"),
                skillsAnd(twin()),
                byId(FILES.jobRoles(), JobRole::jobRoleId),
                Map.of(
                        "healthcare",
                        new KnownIndustry(
                                "healthcare",
                                "HC",
                                "active",
                                List.of("healthcare-v1"),
                                List.of("healthcare-terms-v1"),
                                List.of("HIPAA", "FDA", "FTC")),
                        "sales",
                        new KnownIndustry("sales", "SA", "deprecated", List.of(), List.of(), List.of())),
                byId(FILES.tools(), AllowedTool::toolId),
                FILES.dataPolicy(),
                FILES.architecturePolicy(),
                List.of(),
                List.of(),
                BigDecimal.valueOf(100),
                BigDecimal.valueOf(40));
    }

    /** The first skill under a higher id: who names it is told to use the first. */
    static Skill twin() {
        return as(skill("SKILL-HC-001"), "SKILL-HC-999");
    }

    static Skill skill(String id) {
        return byId(SKILLS, Skill::skillId).get(id);
    }

    static Skill as(Skill skill, String id) {
        return new Skill(
                id,
                skill.version(),
                skill.name(),
                skill.industry(),
                skill.description(),
                skill.status(),
                skill.autonomyPct(),
                skill.timeoutSeconds(),
                skill.thinkQueries(),
                skill.actSteps(),
                skill.inputs(),
                skill.outputs(),
                skill.failureModes(),
                skill.approvalGate(),
                skill.parameters(),
                skill.certifiedBy(),
                skill.schemas(),
                skill.tools(),
                skill.compliance(),
                skill.observeLog(),
                skill.validation(),
                skill.components(),
                skill.capabilities(),
                skill.checkpoint(),
                skill.supersedes(),
                skill.life());
    }

    private static Map<String, Skill> skillsAnd(Skill... more) {
        return Stream.concat(SKILLS.stream(), Stream.of(more)).collect(Collectors.toMap(Skill::skillId, one -> one));
    }

    /** The catalogue has these skills, too. */
    static Facts withSkills(Skill... more) {
        return new Facts(
                facts().now(),
                skillsAnd(more),
                facts().jobRoles(),
                facts().industries(),
                facts().tools(),
                facts().dataPolicy(),
                facts().architecturePolicy(),
                List.of(),
                List.of(),
                facts().monthBudgetLeftUsd(),
                facts().dbConnectionsLeft());
    }

    /** So many database connections are left. */
    static Facts withConnections(String left) {
        var facts = facts();
        return new Facts(
                facts.now(),
                facts.skills(),
                facts.jobRoles(),
                facts.industries(),
                facts.tools(),
                facts.dataPolicy(),
                facts.architecturePolicy(),
                List.of(),
                List.of(),
                facts.monthBudgetLeftUsd(),
                new BigDecimal(left));
    }

    /** The valid example with changes, {@code pointer=json} each; {@code pointer=} removes. */
    static AgentBlueprint changed(List<String> changes) {
        return changed(tree -> changes.forEach(change -> {
            int equals = change.indexOf('=');
            if (equals == change.length() - 1) {
                remove(tree, change.substring(0, equals));
            } else {
                set(tree, change.substring(0, equals), change.substring(equals + 1));
            }
        }));
    }

    public static Facts with(List<KnownAgent> agents, List<AgentBlueprint> together, BigDecimal budgetLeft) {
        var facts = facts();
        return new Facts(
                facts.now(),
                facts.skills(),
                facts.jobRoles(),
                facts.industries(),
                facts.tools(),
                facts.dataPolicy(),
                facts.architecturePolicy(),
                agents,
                together,
                budgetLeft,
                facts.dbConnectionsLeft());
    }

    public static Set<String> codes(List<Finding> findings) {
        return findings.stream().map(Finding::code).collect(Collectors.toSet());
    }

    private static <T> Map<String, T> byId(List<T> all, Function<T, String> id) {
        return all.stream().collect(Collectors.toMap(id, one -> one));
    }
}
