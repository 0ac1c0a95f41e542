package com.waooaw.agentexecution.dispatcher;

import com.waooaw.agentexecution.ExecutionError;
import com.waooaw.platform.kernel.Fault;
import com.waooaw.platform.kernel.WaooawException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a certified version of an agent consists of, as far as running it needs to know.
 *
 * @param skills in the order of the document
 * @param sampleBrief the job its health check does
 */
public record Manifest(
        UUID agentId,
        String agentVersion,
        String agentName,
        String industry,
        String jobRoleId,
        List<Skill> skills,
        String sampleBrief) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public Manifest {
        skills = List.copyOf(skills);
    }

    /**
     * Reads a manifest; fields this service does not need are left alone, for the manifest is the registry's.
     *
     * @throws WaooawException {@code EXE-0012} with every fault
     */
    static Manifest parse(String json) {
        var faults = new ArrayList<Fault>();
        var root = read(json);
        var agentId = uuid(root, faults);
        var skills = skills(root.path("skills"), faults);
        var manifest = new Manifest(
                agentId,
                text(root, "agent_version", faults),
                text(root, "agent_name", faults),
                text(root, "industry", faults),
                text(root, "job_role_id", faults),
                skills,
                text(root, "sample_brief", faults));
        if (!faults.isEmpty()) {
            throw new WaooawException(ExecutionError.MANIFEST_INVALID, "the manifest cannot be run", faults);
        }
        return manifest;
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JacksonException e) {
            throw new WaooawException(ExecutionError.MANIFEST_INVALID, "the manifest is not JSON", e);
        }
    }

    private static UUID uuid(JsonNode root, List<Fault> faults) {
        try {
            return UUID.fromString(root.path("agent_id").asString(""));
        } catch (IllegalArgumentException _) {
            faults.add(new Fault("/agent_id", "must be a UUID"));
            return new UUID(0, 0);
        }
    }

    private static String text(JsonNode root, String field, List<Fault> faults) {
        var value = root.path(field);
        if (!value.isString() || value.asString().isBlank()) {
            faults.add(new Fault("/" + field, "must be a text"));
            return "";
        }
        return value.asString();
    }

    private static List<Skill> skills(JsonNode list, List<Fault> faults) {
        if (!list.isArray() || list.isEmpty()) {
            faults.add(new Fault("/skills", "must be a list of at least one skill"));
            return List.of();
        }
        var skills = new ArrayList<Skill>();
        for (int i = 0; i < list.size(); i++) {
            var id = list.get(i).path("skill_id").asString("");
            if (id.isBlank()) {
                faults.add(new Fault("/skills/" + i + "/skill_id", "must be a text"));
            }
            var parameters = new LinkedHashMap<String, String>();
            list.get(i)
                    .path("parameters")
                    .properties()
                    .forEach(p -> parameters.put(p.getKey(), p.getValue().asString("")));
            skills.add(new Skill(id, parameters));
        }
        return skills;
    }

    /**
     * A skill, and what it is told.
     *
     * @param parameters scalars, as text
     */
    public record Skill(String skillId, Map<String, String> parameters) {

        public Skill {
            parameters = Map.copyOf(parameters);
        }

        public Optional<String> parameter(String name) {
            return Optional.ofNullable(parameters.get(name)).filter(value -> !value.isBlank());
        }

        /** A whole number; empty where there is none of that name. */
        public OptionalInt number(String name) {
            var value = parameter(name);
            return value.isPresent() && value.get().matches("\\d{1,9}")
                    ? OptionalInt.of(Integer.parseInt(value.get()))
                    : OptionalInt.empty();
        }
    }
}
