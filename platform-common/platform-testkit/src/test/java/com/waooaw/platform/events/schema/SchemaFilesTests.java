package com.waooaw.platform.events.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.waooaw.contracts.Topic;
import com.waooaw.platform.testkit.ServiceCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Keeps {@code platform-contracts/src/main/resources/schema/events}: a schema for each version of each contract, as its
 * record says. Run with {@code -Devents.update=true} to write those of new versions, and new words of the present ones.
 * What a published version asks of events is never written over.
 */
class SchemaFilesTests {

    /** A line for each version that was published: its name, and the digest of what it asks of events. */
    private static final Path PUBLISHED =
            ServiceCatalogue.root().resolve("platform-common/platform-contracts/published-schemas.txt");

    private static final boolean UPDATE = Boolean.getBoolean("events.update");

    static Stream<Contract> contracts() {
        return Contract.all();
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void theSchemaSaysWhatTheRecordSays(Contract contract) throws IOException {
        var now = new RecordSchema(ContractDocs.of(Contract.sources())).of(contract);
        if (UPDATE) {
            update(contract, now);
        }
        assertThat(contract.file())
                .as("%s has no schema yet; run this test with -Devents.update=true", contract)
                .exists();
        var committed = Files.readString(contract.file());
        assertThat(VersionRules.unraised(
                        contract.name(),
                        Version.of(contract.version()),
                        tree(committed),
                        now,
                        contract.versionTravels()))
                .as("the record changed and its version did not")
                .isEmpty();
        assertThat(RecordSchema.text(now))
                .as("the words of %s changed; run this test with -Devents.update=true", contract)
                .isEqualTo(committed);
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void theVersionsOfAMajorLiveSideBySide(Contract contract) throws IOException {
        assertThat(VersionRules.broken(contract.name(), contract.committed(), contract.versionTravels()))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void theVersionInTheCodeIsTheNewest(Contract contract) throws IOException {
        assertThat(contract.committed().lastKey()).hasToString(contract.version());
    }

    @Test
    void whatAPublishedVersionAsksOfEventsNeverChanges() throws IOException {
        var committed = new TreeMap<String, String>();
        for (var contract : Contract.all().toList()) {
            contract.committed()
                    .forEach((version, schema) ->
                            committed.put(contract.name() + "/" + version, VersionRules.digest(schema)));
        }
        assertThat(committed)
                .as(
                        "%s and the schemas do not agree: a published version was changed, removed or not listed",
                        PUBLISHED)
                .isEqualTo(published());
    }

    @Test
    void noFolderIsOfNoContract() throws IOException {
        try (var folders = Files.list(Contract.folder())) {
            assertThat(folders.map(f -> f.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            Contract.all().map(Contract::name).toList());
        }
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void eachSchemaIsOnTheClassPathOnce(Contract contract) throws IOException {
        assumeFalse(UPDATE, "what was just written is not on the class path yet");
        var name = "schema/events/" + contract.name() + "/" + contract.version() + ".json";
        assertThat(Collections.list(Topic.class.getClassLoader().getResources(name)))
                .hasSize(1);
    }

    @Test
    void theDigestIsOfWhatIsAskedAndNotOfWords() {
        var schema = "{'type':'object','required':['a','b'],'properties':{'a':{'type':'string','description':'x'}}}";
        var otherWords = "{'type':'object','required':['b','a'],'properties':{'a':{'type':'string'}},'title':'T'}";
        var askingMore = "{'type':'object','required':['a','b'],'properties':{'a':{'type':'string','maxLength':1}}}";
        assertThat(VersionRules.digest(quoted(otherWords))).isEqualTo(VersionRules.digest(quoted(schema)));
        assertThat(VersionRules.digest(quoted(askingMore))).isNotEqualTo(VersionRules.digest(quoted(schema)));
    }

    private static void update(Contract contract, ObjectNode now) throws IOException {
        var key = contract.name() + "/" + contract.version();
        var digest = VersionRules.digest(now);
        var before = published().get(key);
        if (before == null) {
            Files.createDirectories(contract.file().getParent());
            Files.writeString(contract.file(), RecordSchema.text(now));
            Files.writeString(
                    PUBLISHED, key + " " + digest + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } else if (before.equals(digest)) {
            Files.writeString(contract.file(), RecordSchema.text(now));
        }
    }

    private static Map<String, String> published() throws IOException {
        var published = new TreeMap<String, String>();
        if (Files.exists(PUBLISHED)) {
            for (var line : Files.readAllLines(PUBLISHED)) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    var parts = line.split(" ", 2);
                    assertThat(published.put(parts[0], parts[1])).as(line).isNull();
                }
            }
        }
        return published;
    }

    private static JsonNode tree(String json) {
        return JsonMapper.shared().readTree(json);
    }

    private static JsonNode quoted(String json) {
        return tree(json.replace('\'', '"'));
    }
}
