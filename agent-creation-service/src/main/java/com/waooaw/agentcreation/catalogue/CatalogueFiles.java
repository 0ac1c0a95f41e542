package com.waooaw.agentcreation.catalogue;

import static com.waooaw.agentcreation.AgentCreationError.CATALOGUE_UNREADABLE;

import com.waooaw.platform.kernel.WaooawException;
import java.io.IOException;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The versioned files under {@code catalogue/agent-creation}. */
public final class CatalogueFiles {

    private static final String FOLDER = "catalogue/agent-creation/";
    private static final List<String> STARTERS =
            List.of("internal", "healthcare", "education", "finance", "marketing", "sales");

    private final ObjectMapper yaml = YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** What the platform starts with: what every industry may use, then five industries. */
    public List<Starter> starters() {
        return STARTERS.stream()
                .map(industry -> read("starter/" + industry + ".yaml", Starter.class))
                .toList();
    }

    /** The skills the platform starts with. */
    public List<Skill> skills() {
        return starters().stream().flatMap(starter -> starter.skills().stream()).toList();
    }

    /** The job roles the platform starts with. */
    public List<JobRole> jobRoles() {
        return starters().stream()
                .flatMap(starter -> starter.jobRoles().stream())
                .toList();
    }

    /** What goes into a proposed price. */
    public PricePolicy pricePolicy() {
        return read("prices.yaml", PricePolicy.class);
    }

    /** The tools agents may work with. */
    public List<AllowedTool> tools() {
        return read("tools.yaml", Tools.class).tools();
    }

    /** How data is handled. */
    public DataPolicy dataPolicy() {
        return read("data-policy.yaml", DataPolicy.class);
    }

    /** How agents may be built. */
    public ArchitecturePolicy architecturePolicy() {
        return read("architecture-policy.yaml", ArchitecturePolicy.class);
    }

    private <T> T read(String file, Class<T> type) {
        try (var in = CatalogueFiles.class.getClassLoader().getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                throw new WaooawException(CATALOGUE_UNREADABLE, FOLDER + file + " is not on the class path");
            }
            return yaml.readValue(in, type);
        } catch (IOException | JacksonException e) {
            throw new WaooawException(CATALOGUE_UNREADABLE, FOLDER + file + " cannot be read", e);
        }
    }

    record Tools(String version, List<AllowedTool> tools) {}
}
