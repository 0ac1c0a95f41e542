package com.waooaw.governance;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The governance service: port 8003, schema {@code governance}, task queue {@code governance}. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class GovernanceApplication {

    /** Every file this service reads carries its name. */
    public static void main(String[] args) {
        new SpringApplicationBuilder(GovernanceApplication.class)
                .properties("spring.config.name=governance")
                .run(args);
    }
}
