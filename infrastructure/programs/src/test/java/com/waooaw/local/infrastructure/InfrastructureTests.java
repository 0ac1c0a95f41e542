package com.waooaw.local.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.waooaw.contracts.Topic;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class InfrastructureTests {

    private static final Path ROOT = InfrastructureFile.rootAbove(Path.of(""));

    private final Infrastructure infrastructure = InfrastructureFile.of(ROOT);

    @Test
    void namesTheSixServicesOnPorts8001To8006() {
        var ports = new PortPlan(infrastructure, 8000);

        assertThat(infrastructure.services())
                .extracting(Infrastructure.Service::name)
                .containsExactly(
                        "agent-creation",
                        "agent-execution",
                        "governance",
                        "industry-knowledge",
                        "learning",
                        "admin-gateway");
        assertThat(infrastructure.services())
                .extracting(service -> ports.of(service.name()))
                .containsExactly(8001, 8002, 8003, 8004, 8005, 8006);
        assertThat(ports.publicOrigin()).isEqualTo("http://localhost:8000");
    }

    @Test
    void agreesWithTheContractsAboutEveryTopic() {
        assertThat(infrastructure.topics())
                .extracting(Infrastructure.TopicEntry::name)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Topic.values()).map(Topic::wireName).toList());
        for (var topic : infrastructure.topics()) {
            var contract = Topic.named(topic.name()).orElseThrow();
            assertThat(topic.publisher()).as(topic.name()).isEqualTo(contract.publisher());
            assertThat(topic.gated()).as(topic.name()).isEqualTo(contract.gated());
        }
    }

    @Test
    void deliversAgentStateChangedToTheFiveOtherServices() {
        var topic = infrastructure.topics().stream()
                .filter(candidate -> candidate.name().equals("AgentStateChanged"))
                .findFirst()
                .orElseThrow();

        assertThat(topic.receivers())
                .containsExactlyInAnyOrder(
                        "agent-execution", "governance", "industry-knowledge", "learning", "admin-gateway");
    }

    @Test
    void readsTheRulesOfDelivery() {
        assertThat(infrastructure.delivery())
                .isEqualTo(new Infrastructure.Delivery(
                        5, Duration.ofSeconds(10), Duration.ofMinutes(10), Duration.ofSeconds(30), 30));
    }

    @Test
    void shiftsEveryPortByTheBase() {
        assertThat(PortPlan.of(infrastructure, "9000").all())
                .containsEntry("proxy", 9000)
                .containsEntry("control", 9017);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PortPlan.of(infrastructure, "many"))
                .withMessageContaining("WAOOAW_PORT_BASE");
        assertThatIllegalArgumentException().isThrownBy(() -> PortPlan.of(infrastructure, "80"));
    }

    @Test
    void refusesAFileThatContradictsItselfAndNamesEverything() throws IOException {
        var text = Files.readString(ROOT.resolve(InfrastructureFile.PATH))
                .replace("relay: 14", "relay: 13")
                .replace("subscribers: [learning]", "subscribers: [nobody]")
                .replace("connections: 40", "connections: 41")
                .replace("resources: [seeds]", "resources: [agents]");

        assertThatIllegalStateException()
                .isThrownBy(() -> read(text))
                .withMessageContaining("port offset 13 belongs to issuer and to relay")
                .withMessageContaining("names the unknown service nobody")
                .withMessageContaining("add up to 101")
                .withMessageContaining("/v1/agents belongs to agent-creation and to learning");
    }

    @Test
    void refusesAWordItDoesNotKnow() throws IOException {
        var text = Files.readString(ROOT.resolve(InfrastructureFile.PATH)).replace("task_queue:", "task_kew:");

        assertThatIllegalStateException().isThrownBy(() -> read(text)).withMessageContaining("task_kew");
    }

    private static Infrastructure read(String yaml) {
        return InfrastructureFile.read(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
    }
}
