package com.waooaw.agentcreation.creation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the policies are told of a stage. */
class DutyTests {

    private static final UUID AGENT = UUID.fromString("00000000-0000-7000-8000-00000000d017");

    @ParameterizedTest
    @CsvSource({
        "SPECIFICATION, person-1,  operator,     requester, request,      specify_agent",
        "ME_WOW,        person-1,  operator,     requester, request,      author_way_of_working",
        "GENESIS,       genesis,   foundational, genesis,   certify,      certify_blueprint",
        "ARCHITECTURE,  architect, foundational, architect, architecture, review_architecture",
        "ETHICS,        guardian,  foundational, guardian,  ethics,       review_ethics",
        "GOVERNOR,      person-1,  operator,     requester, request,      ask_governor",
    })
    void aStageIsPerformedByWhoseItIs(Stage stage, String id, String type, String role, String duty, String action) {
        var question = Duty.of(creation(), stage, List.of());

        assertThat(question.policyBundle()).isEqualTo("separation_of_duties");
        assertThat(question.subject()).isEqualTo(Map.of("id", id, "type", type, "role", role));
        assertThat(question.action()).isEqualTo(Map.of("name", action, "type", "write", "duty", duty));
        assertThat(question.resource()).containsEntry("id", AGENT.toString());
        assertThat(question.context()).containsEntry("credential_owner", id).containsEntry("queue_owner", id);
    }

    @Test
    void whoDidWhatBeforeIsToldOfTheRequesterAndOfEveryReview() {
        var before = List.of(passed(Stage.SPECIFICATION), passed(Stage.ME_WOW), passed(Stage.GENESIS));

        assertThat(Duty.of(creation(), Stage.ARCHITECTURE, before).context())
                .containsEntry(
                        "performed",
                        List.of(
                                Map.of("by", "person-1", "duty", "request"),
                                Map.of("by", "genesis", "duty", "certify")));
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void theSameStageIsTheSameQuestionAndAnotherIsNot(Stage stage) {
        var id = Duty.of(creation(), stage, List.of()).requestId();

        assertThat(Duty.of(creation(), stage, List.of(passed(Stage.GENESIS))).requestId())
                .isEqualTo(id);
        assertThat(Arrays.stream(Stage.values())
                        .filter(other -> other != stage)
                        .map(other -> Duty.of(creation(), other, List.of()).requestId()))
                .doesNotContain(id);
    }

    private static StageResult passed(Stage stage) {
        return new StageResult(stage, true, List.of(), Map.of(), "1", Instant.EPOCH, null, null);
    }

    private static Creation creation() {
        return new Creation(
                AGENT,
                1,
                "creation-1",
                "person-1",
                UUID.randomUUID(),
                Instant.EPOCH,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                1,
                3,
                null,
                null,
                null,
                null);
    }
}
