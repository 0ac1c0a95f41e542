package com.waooaw.governance.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.platform.policy.pdp.PolicyRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConcernedTests {

    private static final Concerned NOTHING = new Concerned(null, null, null, null, null);

    @Test
    void kindsAndKeysAreKept() {
        var resource = UUID.randomUUID();
        assertThat(concerned(
                        Map.of("type", "agent", "id", "AGT-WRITER-HC-001"),
                        Map.of("name", "publish_article", "type", "send"),
                        Map.of("type", "article", "id", resource.toString())))
                .isEqualTo(new Concerned("agent", "AGT-WRITER-HC-001", "publish_article", "article", resource));
    }

    @ParameterizedTest
    @ValueSource(strings = {"governor", "operator", "customer"})
    void aPersonWhoActsIsAKindAndNobody(String type) {
        var concerned = concerned(Map.of("type", type, "id", "u-1138"), Map.of(), Map.of());

        assertThat(concerned.subjectType()).isEqualTo(type);
        assertThat(concerned.subjectId()).isNull();
    }

    @Test
    void anIdOfNoKnownKindIsNotKept() {
        assertThat(concerned(Map.of("type", "neighbour", "id", "n-1"), Map.of(), Map.of()))
                .isEqualTo(NOTHING);
        assertThat(concerned(Map.of("id", "n-1"), Map.of(), Map.of())).isEqualTo(NOTHING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "enzo@customer.test",
                "Enzo Example",
                "+49 170 0000001",
                "Straße 1",
                "",
                "-",
                "a\nb",
                "a\u0000",
                "\uD800",
                "01234567890123456789012345678901234567890123456789012345678901234"
            })
    void textThatIsNoNameAndNoKeyIsLeftOut(String text) {
        assertThat(concerned(
                        Map.of("type", "agent", "id", text), Map.of("name", text), Map.of("type", text, "id", text)))
                .isEqualTo(new Concerned("agent", null, null, null, null));
    }

    @Test
    void whatIsNoTextIsLeftOut() {
        var nothing = new HashMap<String, Object>();
        nothing.put("id", null);
        assertThat(concerned(Map.of("type", List.of("agent"), "id", 7), Map.of("name", true), nothing))
                .isEqualTo(NOTHING);
    }

    @Test
    void theKeyOfAThingIsAUuid() {
        assertThat(concerned(Map.of(), Map.of(), Map.of("type", "contact", "id", "enzo-example"))
                        .resourceId())
                .isNull();
    }

    private static Concerned concerned(
            Map<String, Object> subject, Map<String, Object> action, Map<String, Object> resource) {
        return Concerned.of(
                new PolicyRequest(UUID.randomUUID(), "residency", subject, action, resource, Map.of("x", "y")));
    }
}
