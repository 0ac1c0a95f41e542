package com.waooaw.agentexecution;

import com.waooaw.activities.execution.ExecutionActivities.BindManifest;
import com.waooaw.contracts.agentcreation.AgentState;
import com.waooaw.contracts.agentcreation.AgentStateChanged;
import com.waooaw.platform.audit.CanonicalJson;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.testkit.TestTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** An agent as the registry certifies it. */
public record TestAgent(UUID agentId, String channel, String sampleBrief) {

    public static TestAgent writer() {
        return new TestAgent(
                UUID.randomUUID(),
                "sandbox-blog",
                "Patient education article: living well with type 2 diabetes, about 300 words");
    }

    public TestAgent in(String otherChannel) {
        return new TestAgent(agentId, otherChannel, sampleBrief);
    }

    public TestAgent trying(String otherBrief) {
        return new TestAgent(agentId, channel, otherBrief);
    }

    String manifest() {
        return CanonicalJson.of(Map.of(
                "agent_id",
                agentId.toString(),
                "agent_version",
                "1.0.0",
                "agent_name",
                "Healthcare content writer",
                "industry",
                "healthcare",
                "job_role_id",
                "JOB-HC-001",
                "sample_brief",
                sampleBrief,
                "tools",
                List.of(),
                "skills",
                List.of(
                        skill("SKILL-HC-001", Map.of("min_passages", 3)),
                        skill("SKILL-HC-002", Map.of("max_words", 1200)),
                        skill("SKILL-HC-003", Map.of()),
                        skill("SKILL-HC-004", Map.of("channel", channel)))));
    }

    private static Map<String, Object> skill(String id, Map<String, Object> parameters) {
        return Map.of("skill_id", id, "version", "1.0.0", "parameters", parameters);
    }

    String hash() {
        return CanonicalJson.sha256(manifest());
    }

    BindManifest bind() {
        return new BindManifest(
                agentId,
                "AGT-WRITER-HC-001",
                "Healthcare content writer",
                "1.0.0",
                "healthcare",
                "JOB-HC-001",
                manifest(),
                hash(),
                Cause.root(agentId));
    }

    public AgentStateChanged is(AgentState state) {
        return new AgentStateChanged(
                agentId,
                "AGT-WRITER-HC-001",
                "Healthcare content writer",
                "healthcare",
                "JOB-HC-001",
                null,
                state,
                TestTime.clock().instant(),
                "1.0.0",
                hash(),
                null);
    }
}
