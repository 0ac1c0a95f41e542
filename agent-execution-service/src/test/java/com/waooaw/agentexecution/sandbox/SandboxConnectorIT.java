package com.waooaw.agentexecution.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.agentexecution.ExecutionIT;
import com.waooaw.agentexecution.connector.PublishingConnector;
import com.waooaw.agentexecution.connector.PublishingConnectorContract;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class SandboxConnectorIT extends ExecutionIT implements PublishingConnectorContract {

    @Autowired
    SandboxConnector sandbox;

    @Override
    public PublishingConnector connector() {
        return sandbox;
    }

    @Override
    public String openChannel() {
        return "sandbox-blog";
    }

    @Override
    public String closedChannel() {
        return "sandbox-closed";
    }

    @Test
    void staysInsideThePlatform() {
        assertThat(sandbox.sandboxed()).isTrue();
    }
}
