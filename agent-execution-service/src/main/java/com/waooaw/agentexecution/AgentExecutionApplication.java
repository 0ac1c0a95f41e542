package com.waooaw.agentexecution;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** The Agent Execution service. */
@SpringBootApplication
public class AgentExecutionApplication {

    /** Starts the service alone. */
    public static void main(String[] args) {
        new SpringApplicationBuilder(AgentExecutionApplication.class)
                .properties("spring.config.name=agent-execution")
                .run(args);
    }
}
