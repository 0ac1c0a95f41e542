package com.waooaw.platform.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.contracts.Topic;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** infrastructure.yaml and the code say the same. */
class InfrastructureTests {

    final JsonNode infrastructure = YAMLMapper.builder()
            .build()
            .readTree(ServiceCatalogue.root().resolve("infrastructure/infrastructure.yaml"));

    @Test
    void theTopicsAreThoseOfTheContracts() {
        var written = infrastructure
                .path("topics")
                .valueStream()
                .map(t -> List.<Object>of(
                        text(t, "name"), text(t, "publisher"), t.path("gated").asBoolean()))
                .toList();
        var coded = Arrays.stream(Topic.values())
                .map(t -> List.<Object>of(t.wireName(), t.publisher(), t.gated()))
                .toList();
        assertThat(written).containsExactlyInAnyOrderElementsOf(coded);
    }

    @Test
    void theContractsNameThoseWhoHearEachTopic() {
        var written = infrastructure
                .path("topics")
                .valueStream()
                .map(t -> List.<Object>of(text(t, "name"), texts(t, "subscribers"), texts(t, "observers")))
                .toList();
        var coded = Arrays.stream(Topic.values())
                .map(t -> List.<Object>of(t.wireName(), t.subscribers(), t.observers()))
                .toList();
        assertThat(written).containsExactlyInAnyOrderElementsOf(coded);
    }

    @Test
    void whoPublishesOrHearsATopicIsAService() {
        var services = services("name");
        infrastructure.path("topics").forEach(topic -> {
            assertThat(services).contains(text(topic, "publisher"));
            assertThat(hearers(topic)).isSubsetOf(services).doesNotHaveDuplicates();
            assertThat(hearers(topic)).doesNotContain(text(topic, "publisher"));
        });
    }

    @Test
    void theAdminGatewayObservesEverything() {
        infrastructure
                .path("topics")
                .forEach(topic -> assertThat(
                                topic.path("observers").valueStream().map(JsonNode::asString))
                        .containsExactly("admin-gateway"));
    }

    @Test
    void noTwoServicesShareAnythingTheyOwn() {
        for (var own : List.of("name", "module", "port", "schema", "role", "task_queue")) {
            assertThat(services(own)).as(own).hasSize(6).doesNotHaveDuplicates();
        }
        assertThat(infrastructure
                        .path("services")
                        .valueStream()
                        .flatMap(s -> s.path("resources").valueStream().map(JsonNode::asString)))
                .doesNotHaveDuplicates();
    }

    @Test
    void noTwoPartsShareAPort() {
        var internal = infrastructure
                .path("ports")
                .propertyStream()
                .filter(p -> !p.getKey().equals("base"))
                .map(p -> p.getValue().asString());
        assertThat(Stream.concat(internal, services("port").stream())).doesNotHaveDuplicates();
    }

    @Test
    void theServicesConnectionsFitIntoTheLimit() {
        assertThat(services("connections").stream().mapToInt(Integer::parseInt).sum())
                .isLessThanOrEqualTo(infrastructure
                        .path("postgres")
                        .path("max_application_connections")
                        .asInt());
    }

    private List<String> services(String property) {
        return infrastructure
                .path("services")
                .valueStream()
                .map(s -> text(s, property))
                .toList();
    }

    private static List<String> hearers(JsonNode topic) {
        return Stream.of("subscribers", "observers")
                .flatMap(kind -> topic.path(kind).valueStream())
                .map(JsonNode::asString)
                .toList();
    }

    private static List<String> texts(JsonNode node, String name) {
        return node.path(name).valueStream().map(JsonNode::asString).toList();
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asString();
    }
}
