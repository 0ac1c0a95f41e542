package com.waooaw.platform.policy.pdp;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.platform.testkit.PolicyArchive;
import com.waooaw.platform.testkit.ServiceCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Policies use what is listed, and nothing else. */
class BuiltinsTests {

    private static final Path POLICIES = ServiceCatalogue.root().resolve("infrastructure/policies");
    private static final Pattern CALL = Pattern.compile("\\b([a-z_][a-z0-9_]*(?:\\.[a-z_][a-z0-9_]*)*)\\(");
    private static final Pattern FUNCTION = Pattern.compile("(?m)^([a-z_]+)\\(");

    @Test
    void theCommittedBundleAsksNothingOfTheHost() throws BundleRefusedException {
        var files = PolicyArchive.committed().files();
        var policies = CompiledPolicies.of(
                Objects.requireNonNull(files.get("policy.wasm")), Objects.requireNonNull(files.get("data.json")));

        assertThat(policies.newInstance().builtins()).isEmpty();
    }

    @Test
    void theSourcesCallNothingThatIsNotListed() throws IOException {
        for (var source : sources()) {
            var own = new TreeSet<String>();
            for (var each : sources()) {
                var functions = FUNCTION.matcher(each);
                functions.results().forEach(f -> own.add(f.group(1)));
                functions.reset().results().forEach(f -> own.add("facts." + f.group(1)));
            }
            var called = CALL.matcher(source.replaceAll("(?m)#.*$", "").replaceAll("\"[^\"]*\"", "\"\""))
                    .results()
                    .map(call -> call.group(1))
                    .filter(name -> !own.contains(name))
                    .filter(name -> !name.equals("set"))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(AllowedBuiltins.COMPILED_IN).containsAll(called);
        }
    }

    @Test
    void theBuildKnowsExactlyTheListedOnes() throws IOException {
        var capabilities = JsonMapper.shared().readTree(Files.readString(POLICIES.resolve("capabilities.json")));
        Set<String> known = capabilities
                .required("builtins")
                .valueStream()
                .map(b -> b.required("name").asString())
                .collect(Collectors.toSet());

        assertThat(known).isEqualTo(AllowedBuiltins.COMPILED_IN);
        assertThat(capabilities.path("allow_net").valueStream().map(JsonNode::asString))
                .isEmpty();
    }

    @Test
    void theBundleIsOfTheseSources() throws IOException {
        var files = PolicyArchive.committed().files();
        var manifest = JsonMapper.shared().readTree(files.get(".manifest"));

        assertThat(manifest.path("revision").asString())
                .isEqualTo(Files.readString(POLICIES.resolve("VERSION")).strip());
        try (var written = Files.list(POLICIES.resolve("waooaw"))) {
            for (var source : written.toList()) {
                var name = "waooaw/" + source.getFileName();
                assertThat(files)
                        .as("infrastructure/policies/build.sh has to run")
                        .containsKey(name);
            }
        }
    }

    private static List<String> sources() throws IOException {
        try (var files = Files.list(POLICIES.resolve("waooaw"))) {
            var texts = new ArrayList<String>();
            for (var file : files.toList()) {
                texts.add(Files.readString(file));
            }
            return texts;
        }
    }
}
