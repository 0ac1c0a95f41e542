package com.waooaw.agentexecution.dispatcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.waooaw.agentexecution.ExecutionError;
import com.waooaw.platform.kernel.Fault;
import com.waooaw.platform.kernel.WaooawException;
import org.junit.jupiter.api.Test;

class ManifestTests {

    static final String GOOD = """
            {"agent_id":"0197a000-0000-7000-8000-000000000001","agent_name":"Writer","agent_version":"1.0.0",
             "industry":"healthcare","job_role_id":"JOB-HC-001","sample_brief":"Article: feet, 300 words",
             "skills":[{"skill_id":"SKILL-HC-001","version":"1.0.0","parameters":{"min_passages":3}},
                       {"skill_id":"SKILL-HC-004","parameters":{"channel":"sandbox-blog"}}],
             "tools":[],"something_newer":{"a":1}}
            """;

    @Test
    void readsWhatItNeedsAndLeavesTheRestAlone() {
        var manifest = Manifest.parse(GOOD);

        assertThat(manifest.agentVersion()).isEqualTo("1.0.0");
        assertThat(manifest.skills().get(0).number("min_passages")).hasValue(3);
        assertThat(manifest.skills().get(1).parameter("channel")).contains("sandbox-blog");
        assertThat(manifest.skills().get(1).number("channel")).isEmpty();
    }

    @Test
    void namesEveryFault() {
        assertThatExceptionOfType(WaooawException.class)
                .isThrownBy(
                        () -> Manifest.parse("{\"agent_id\":\"no\",\"skills\":[{\"skill_id\":\"\"}],\"industry\":7}"))
                .satisfies(e -> {
                    assertThat(e.code()).isEqualTo(ExecutionError.MANIFEST_INVALID);
                    assertThat(e.faults())
                            .extracting(Fault::pointer)
                            .containsExactlyInAnyOrder(
                                    "/agent_id",
                                    "/skills/0/skill_id",
                                    "/agent_version",
                                    "/agent_name",
                                    "/industry",
                                    "/job_role_id",
                                    "/sample_brief");
                });
    }

    @Test
    void refusesWhatIsNotJson() {
        assertThatExceptionOfType(WaooawException.class)
                .isThrownBy(() -> Manifest.parse("{"))
                .extracting(WaooawException::code)
                .isEqualTo(ExecutionError.MANIFEST_INVALID);
    }
}
