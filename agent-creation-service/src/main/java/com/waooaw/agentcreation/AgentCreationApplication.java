package com.waooaw.agentcreation;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** The Agent Creation service. */
@SpringBootApplication
public class AgentCreationApplication {

    /** Starts the service alone. */
    public static void main(String[] args) {
        new SpringApplicationBuilder(AgentCreationApplication.class)
                .properties("spring.config.name=agent-creation")
                .run(args);
    }
}
